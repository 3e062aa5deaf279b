"""``Query.annotation_select_mask``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_METHODS = frozenset(
    [
        "add",
        "difference",
        "difference_update",
        "discard",
        "intersection",
        "intersection_update",
        "isdisjoint",
        "issubset",
        "issuperset",
        "symmetric_difference",
        "union",
        "update",
    ]
)


class AnnotationSelectMask(Rule):
    """``Query.annotation_select_mask`` is a list where it was a set."""

    change = "5.0/annotation-select-mask"
    triggers = (OnAttribute("annotation_select_mask"),)
    advice = "Make a set of it where a set is wanted; change it with set_annotation_mask() and append_annotation_mask()."
    examples = [
        Flags(
            """\
                def extend(queryset, names):
                    query = queryset.query
                    query.set_annotation_mask(query.annotation_select_mask.union(names))
                    query.annotation_select_mask |= {"total"}
                    return query.annotation_select_mask - {"count"}, query.annotation_select_mask == {"total"}
                """,
            lines=(3, 4, 5),
        ),
        Keeps(
            """\
                def extend(query, names):
                    if query.annotation_select_mask is not None and "total" in query.annotation_select_mask:
                        query.append_annotation_mask(names)
                        query.set_annotation_mask({*query.annotation_select_mask, *names})
                    query.annotation_select_mask = None
                    return set(query.annotation_select_mask or ()).union(names) | set(query.annotation_select_mask)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        around = site.module.parents.get(node)
        if isinstance(around, ast.Attribute):
            if around.attr in _METHODS:
                yield site.flag(node=around)
        elif isinstance(around, ast.BinOp):
            if isinstance(around.op, ast.BitOr | ast.BitAnd | ast.BitXor | ast.Sub):
                yield site.flag(node=node)
        elif isinstance(around, ast.AugAssign):
            yield site.flag(node=node)
        elif isinstance(around, ast.Compare) and not isinstance(around.ops[0], ast.Is | ast.IsNot | ast.In):
            sides = (around.left, *around.comparators)
            if any(_is_set(one) for one in sides):
                yield site.flag(node=node)


def _is_set(node: ast.expr) -> bool:
    return isinstance(node, ast.Set) or (
        isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("frozenset", "set")
    )
