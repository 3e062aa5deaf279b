"""Updates of ordered querysets on MySQL."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.databases import names_database
from codemods.rules.shapes.literals import key_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_SAME = frozenset(["filter", "exclude", "all", "using", "annotate", "alias", "select_related", "reverse"])
_SETTINGS = {
    "shop/settings.py": 'DATABASES = {"default": {"ENGINE": "django.db.backends.mysql", "NAME": "shop"}}\n'
    "INSTALLED_APPS = []\n"
}


class MysqlUpdateOrder(Rule):
    """On MySQL ``update()`` goes through the rows in the order of an explicit ``order_by()``, which it left out."""

    change = "3.2/mysql-update-order-by"
    triggers = (OnAttribute("update"),)
    advice = "Leave out order_by() where the order is no matter: it costs a sort."
    examples = [
        Flags(
            """\
                def move(books):
                    books.filter(new=True).order_by("position").update(new=False)
                    books.order_by("-position").exclude(new=True).update(new=False)
                """,
            lines=(2, 3),
            files=_SETTINGS,
        ),
        Keeps(
            """\
                def move(books, data):
                    books.filter(new=True).order_by().update(new=False)
                    books.order_by("author__name").update(new=False)
                    data.update(books.order_by("position"))
                    books.order_by("position").first().update(new=False)
                """,
            files=_SETTINGS,
        ),
        Keeps(
            """\
                def move(books):
                    books.filter(new=True).order_by("position").update(new=False)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or not isinstance(call.func, ast.Attribute) or not call.keywords or call.args:
            return
        node: ast.expr = call.func.value
        while isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr == "order_by":
                # Columns of other tables are left out as they were.
                if node.args and not any("__" in (key_of(one) or "") for one in node.args):
                    if names_database(site, "mysql"):
                        yield site.flag(node=call)
                return
            if node.func.attr not in _SAME:
                return
            node = node.func.value
