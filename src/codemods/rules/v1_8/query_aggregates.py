"""Aggregates of ``Query`` objects."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, Trigger
from codemods.source.names import last_name

_NEW = {
    "aggregates": "annotations",
    "aggregate_select": "annotation_select",
    "set_aggregate_mask": "set_annotation_mask",
    "append_aggregate_mask": "append_annotation_mask",
    "add_aggregate": "add_annotation",
}


class QueryAggregates(Rule):
    """What a ``Query`` called aggregates it calls annotations now."""

    change = "1.8/query-aggregates"
    also = ("1.10/query-aggregates-properties", "1.10/query-aggregate-methods")
    available = "1.8"
    advice = "add_annotation() takes the annotation, its alias, and is_summary."
    examples = [
        Fixes(
            before="""\
                def names(qs):
                    qs.query.set_aggregate_mask(["x"])
                    qs.query.add_aggregate(Count("id"), Book, "n", False)
                    return list(qs.query.aggregates), qs.query.aggregate_select
                """,
            after="""\
                def names(qs):
                    qs.query.set_annotation_mask(["x"])
                    qs.query.add_annotation(Count("id"), "n", False)
                    return list(qs.query.annotations), qs.query.annotation_select
                """,
        ),
        Flags(
            """\
                def count(qs):
                    qs.query.add_aggregate(*args)
                """,
            line=2,
        ),
        Keeps(
            """\
                def names(report):
                    return report.aggregates, report.add_aggregate("x"), report.query.annotations
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        for name in _NEW:
            yield OnAttribute(name)

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if not isinstance(node, ast.Attribute):
            return
        last = last_name(node.value)
        found = site.infer(node.value)
        known = found is not None and site.index.is_subclass(found.qname, "django.db.models.sql.query.Query")
        if not known and last != "query":
            return
        if not self.replaceable:
            if self.gone:
                yield site.flag()
            return
        if node.attr != "add_aggregate":
            yield site.fix(site.replace_name(node, _NEW[node.attr]))
            return
        if call is None or call.keywords or len(call.args) != 4 or site.has_stars(call):
            yield site.flag()
            return
        editor = site.edit_call(call)
        editor.callee(f"{site.source(node.value)}.add_annotation").remove(1)
        yield site.fix(editor.edit())
