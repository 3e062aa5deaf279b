"""Aggregates in raw SQL, on MySQL."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.databases import names_database
from codemods.rules.shapes.literals import key_of
from codemods.rules.shapes.queried_models import calls_before
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

_AGGREGATE = re.compile(r"\b(?:AVG|COUNT|GROUP_CONCAT|MAX|MIN|SUM)\s*\(", re.IGNORECASE)
_OTHER = re.compile(r"\bSELECT\b|\bOVER\s*\(", re.IGNORECASE)
"""What makes an aggregate that of another query, or of a window."""
_SETTINGS = {
    "shop/settings.py": 'DATABASES = {"default": {"ENGINE": "django.db.backends.mysql", "NAME": "shop"}}\n'
    "INSTALLED_APPS = []\n"
}


class RawAggregates(Rule):
    """On MySQL an aggregate in ``RawSQL()`` gets into GROUP BY, beside one that Django knows of."""

    change = "4.2/mysql-rawsql-aggregates"
    partly = True
    triggers = (OnCall("django.db.models.expressions.RawSQL"),)
    advice = "Use an aggregate of Django's, or a subclass of Aggregate."
    examples = [
        Flags(
            """\
                from django.db.models import Count
                from django.db.models.expressions import RawSQL

                def totals(orders):
                    one = orders.annotate(lines=Count("line"), names=RawSQL("GROUP_CONCAT(shop_line.name)", []))
                    return orders.annotate(total=RawSQL("sum(shop_line.price)", [])).annotate(lines=Count("line"))
                """,
            lines=(5, 6),
            files=_SETTINGS,
        ),
        Keeps(
            """\
                from django.db.models import Count
                from django.db.models.expressions import RawSQL

                def totals(orders):
                    one = orders.annotate(lines=Count("line"), all=RawSQL("(SELECT COUNT(*) FROM shop_line)", []))
                    two = orders.annotate(lines=Count("line"), year=RawSQL("YEAR(created)", []))
                    return orders.annotate(total=RawSQL("SUM(price)", []))
                """,
            files=_SETTINGS,
        ),
        Keeps(
            """\
                from django.db.models import Count
                from django.db.models.expressions import RawSQL

                def totals(orders):
                    return orders.annotate(lines=Count("line"), names=RawSQL("MAX(shop_line.name)", []))
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        sql = key_of(site.argument(call, "sql", 0)) if call is not None else None
        if call is None or sql is None or not _AGGREGATE.search(sql) or _OTHER.search(sql):
            return
        last = self._annotates(site, call)
        if last is not None and names_database(site, "mysql") and self._is_grouped(site, last):
            yield site.flag(node=call)

    def _annotates(self, site: Site, call: ast.Call) -> ast.Call | None:
        """The last call of the chain of which one annotates rows with the raw expression."""
        parents = site.module.parents
        keyword = parents.get(call)
        outer = parents.get(keyword) if isinstance(keyword, ast.keyword) else None
        if not isinstance(outer, ast.Call) or getattr(outer.func, "attr", "") != "annotate":
            return None
        while isinstance(attribute := parents.get(outer), ast.Attribute):
            following = parents.get(attribute)
            if not isinstance(following, ast.Call) or following.func is not attribute:
                break
            outer = following
        return outer

    def _is_grouped(self, site: Site, last: ast.Call) -> bool:
        """Whether some call of the chain annotates with an aggregate of Django's."""
        for call in calls_before(site, last):
            if isinstance(call.func, ast.Attribute) and call.func.attr == "annotate":
                for value in (*call.args, *(keyword.value for keyword in call.keywords)):
                    called = site.resolve(value.func) if isinstance(value, ast.Call) else None
                    if called is not None and site.index.is_subclass(called, "django.db.models.Aggregate"):
                        return True
        return False
