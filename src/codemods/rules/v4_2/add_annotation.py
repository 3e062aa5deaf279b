"""``Query.add_annotation(is_summary=)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute


class AddAnnotation(Rule):
    """``Query.add_annotation()`` no longer takes ``is_summary``."""

    change = "4.2/add-annotation-is-summary"
    available = "4.2"
    triggers = (OnAttribute("add_annotation"),)
    examples = [
        Fixes(
            before="""\
                def f(qs):
                    qs.query.add_annotation(expression, "alias", is_summary=False)
                    qs.query.add_annotation(expression, "alias", True)
                """,
            after="""\
                def f(qs):
                    qs.query.add_annotation(expression, "alias")
                    qs.query.add_annotation(expression, "alias")
                """,
        ),
        Keeps(
            """\
                def f(qs, chart):
                    qs.query.add_annotation(expression, "alias", select=False)
                    chart.add_annotation(1, 2, 3)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if not isinstance(node, ast.Attribute) or call is None or not self.replaceable:
            return
        named = site.keyword(call, "is_summary") is not None
        last = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
        third = last == "query" and len(call.args) == 3 and not site.has_stars(call)
        if named or third:
            yield site.fix(site.edit_call(call).remove("is_summary" if named else 2).edit(), node=call)
