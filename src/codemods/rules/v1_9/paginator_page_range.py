"""``Paginator.page_range``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute
from codemods.source.names import last_name

_PAGINATOR = "django.core.paginator.Paginator"


class PaginatorPageRange(Rule):
    """``Paginator.page_range`` is a range and no list any more."""

    change = "1.9/paginator-page-range"
    triggers = (OnAttribute("page_range"),)
    examples = [
        Fixes(
            before="""\
                import json
                from django.core.paginator import Paginator

                def pages(books):
                    paginator = Paginator(books, 10)
                    return [0] + paginator.page_range, paginator.page_range == [1], json.dumps(paginator.page_range)
                """,
            after="""\
                import json
                from django.core.paginator import Paginator

                def pages(books):
                    paginator = Paginator(books, 10)
                    return [0] + list(paginator.page_range), list(paginator.page_range) == [1], json.dumps(list(paginator.page_range))
                """,
        ),
        Suggests(
            before="""\
                def pages(paginator):
                    return paginator.page_range[:3] + [0]
                """,
            after="""\
                def pages(paginator):
                    return list(paginator.page_range)[:3] + [0]
                """,
        ),
        Keeps(
            """\
                from django.core.paginator import Paginator

                class Pages:
                    def all(self):
                        return self.page_range + [1]

                def pages(books):
                    paginator = Paginator(books, 10)
                    return list(paginator.page_range) + [0], paginator.page_range[0], len(paginator.page_range)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Attribute) or not isinstance(node.ctx, ast.Load):
            return
        place: ast.expr = node
        parent = site.module.parents.get(place)
        if (
            isinstance(parent, ast.Subscript)
            and parent.value is place
            and isinstance(parent.slice, ast.Slice)
        ):
            place, parent = parent, site.module.parents.get(parent)
        needed = (
            (isinstance(parent, ast.BinOp) and isinstance(parent.op, ast.Add))
            or (isinstance(parent, ast.Compare) and _with_list(parent, place))
            or (
                isinstance(parent, ast.Call)
                and place in parent.args
                and isinstance(parent.func, ast.Attribute)
                and parent.func.attr == "dumps"
            )
        )
        if not needed:
            return
        found = site.infer(node.value)
        if found is not None and not site.index.is_subclass(found.qname, _PAGINATOR):
            return
        last = last_name(node.value)
        if found is None and "paginat" not in last:
            return
        edit = site.replace(node, f"list({site.source(node)})")
        if found is not None and found.certain:
            yield site.fix(edit)
        else:
            yield site.suggest(edit)


def _with_list(compare: ast.Compare, place: ast.expr) -> bool:
    if len(compare.ops) != 1 or not isinstance(compare.ops[0], ast.Eq | ast.NotEq):
        return False
    other = compare.comparators[0] if compare.left is place else compare.left
    return isinstance(other, ast.List | ast.ListComp)
