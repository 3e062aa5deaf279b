"""``Query.clear_ordering()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.queries import query_certainty
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute


class QueryClearOrdering(Rule):
    """``Query.clear_ordering()`` takes ``force`` and ``clear_default`` in the place of ``force_empty``."""

    change = "4.0/undocumented-query-clear-ordering"
    available = "4.0"
    triggers = (OnAttribute("clear_ordering"),)
    examples = [
        Fixes(
            before="""\
                from django.db.models import QuerySet

                class LogSet(QuerySet):
                    def plain(self, whole):
                        self.query.clear_ordering(False)
                        self.query.clear_ordering(whole)

                def last(queryset):
                    queryset.query.clear_ordering(force_empty=True)
                    queryset.query.clear_ordering(force_empty=False)
                """,
            after="""\
                from django.db.models import QuerySet

                class LogSet(QuerySet):
                    def plain(self, whole):
                        self.query.clear_ordering(force=True, clear_default=False)
                        self.query.clear_ordering(force=True, clear_default=whole)

                def last(queryset):
                    queryset.query.clear_ordering(force=True)
                    queryset.query.clear_ordering(force=True, clear_default=False)
                """,
        ),
        Suggests(
            before="""\
                def last(queryset):
                    queryset.query.clear_ordering(False)
                """,
            after="""\
                def last(queryset):
                    queryset.query.clear_ordering(force=True, clear_default=False)
                """,
        ),
        Keeps(
            """\
                def last(queryset, table):
                    queryset.query.clear_ordering(True)
                    queryset.query.clear_ordering(force=True)
                    queryset.query.clear_ordering()
                    table.clear_ordering(False)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if not isinstance(node, ast.Attribute) or call is None or len(call.args) + len(call.keywords) != 1:
            return
        keyword = site.keyword(call, "force_empty")
        certain = True if keyword is not None else query_certainty(site, node.value)
        value = keyword.value if keyword is not None else next(iter(call.args), None)
        if certain is None or value is None or isinstance(value, ast.Starred):
            return
        always = isinstance(value, ast.Constant) and bool(value.value)
        if always and keyword is None:
            return  # True means as much by position
        if not self.replaceable or site.module.in_fstring(call):
            yield site.flag(node=call, advice="Give force=True, and clear_default for what force_empty was.")
            return
        text = "force=True" if always else f"force=True, clear_default={site.source(value)}"
        answer = site.fix if certain else site.suggest
        yield answer(site.replace(call, f"{site.source(node)}({text})"), node=call)
