"""``Query.add_annotation(is_summary=)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute
from codemods.source.names import last_name

_SUMMARY = (
    "With is_summary=True the expression was resolved with summarize=True, so that it can be about other aggregates: "
    "set query.annotations[alias] = expression.resolve_expression(query, allow_joins=True, reuse=None, summarize=True), "
    "and call query.append_annotation_mask([alias])."
)


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
                    qs.query.add_annotation(expression, "alias", False)
                    qs.query.add_annotation(expression, "alias", False, False)
                """,
            after="""\
                def f(qs):
                    qs.query.add_annotation(expression, "alias")
                    qs.query.add_annotation(expression, "alias")
                    qs.query.add_annotation(expression, "alias", select=False)
                """,
        ),
        Flags(
            """\
                def f(qs, summary):
                    qs.query.add_annotation(expression, "alias", is_summary=True)
                    qs.query.add_annotation(expression, "alias", summary)
                """,
            lines=(2, 3),
        ),
        Flags(
            """\
                def f(qs, summary):
                    qs.query.add_annotation(expression, "alias", is_summary=True)
                    qs.query.add_annotation(expression, "alias", False)
                """,
            lines=(2, 3),
            supports="3.2",
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
        if not isinstance(node, ast.Attribute) or call is None:
            return
        last = last_name(node.value)
        keyword = site.keyword(call, "is_summary")
        given = keyword.value if keyword is not None else None
        if given is None and last == "query" and len(call.args) in (3, 4) and not site.has_stars(call):
            given = call.args[2]
        if given is None:
            return
        plain = isinstance(given, ast.Constant) and not given.value
        if plain and not self.replaceable:
            yield site.flag(node=call, advice="Leave is_summary out: False is what it is without.")
        elif plain:
            editor = site.edit_call(call)
            if keyword is None and len(call.args) == 4:
                editor.remove(3).add("select", site.source(call.args[3]))
            editor.remove(2 if keyword is None else "is_summary")
            yield site.fix(editor.edit(), node=call)
        else:
            yield site.flag(node=call, advice=_SUMMARY)
