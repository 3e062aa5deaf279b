"""``iterator()`` behind ``prefetch_related()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute
from codemods.source.scopes import BindingKind


class IteratorAfterPrefetch(Rule):
    """``iterator()`` behind ``prefetch_related()`` must be told how many rows are fetched at a time."""

    change = "4.1/iterator-after-prefetch"
    also = ("5.0/iterator-after-prefetch",)
    available = "2.0"
    advice = "2000 is what it was; the related objects are fetched for that many rows at a time."
    triggers = (OnAttribute("iterator"),)
    examples = [
        Fixes(
            before="""\
                def f(qs):
                    for book in qs.filter(a=1).prefetch_related("authors").order_by("x").iterator():
                        print(book)
                    books = qs.prefetch_related("authors")
                    return list(books.all().iterator())
                """,
            after="""\
                def f(qs):
                    for book in qs.filter(a=1).prefetch_related("authors").order_by("x").iterator(chunk_size=2000):
                        print(book)
                    books = qs.prefetch_related("authors")
                    return list(books.all().iterator(chunk_size=2000))
                """,
        ),
        Keeps(
            """\
                def f(qs):
                    qs.iterator()
                    qs.prefetch_related("authors").iterator(500)
                    qs.prefetch_related("authors").prefetch_related(None).iterator()
                    return qs.prefetch_related("authors").first().iterator()
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if not isinstance(node, ast.Attribute) or call is None or call.args or call.keywords:
            return
        if self.replaceable and self._prefetches(site, node.value):
            yield site.fix(
                site.edit_call(call).add("chunk_size", "2000").edit(),
                message="iterator() behind prefetch_related() must be given a chunk_size",
            )

    def _prefetches(self, site: Site, node: ast.expr, depth: int = 0) -> bool:
        """Whether a chain of queryset methods goes through ``prefetch_related()``."""
        while isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            name = node.func.attr
            if name == "prefetch_related":
                cleared = (
                    len(node.args) == 1
                    and isinstance(node.args[0], ast.Constant)
                    and node.args[0].value is None
                )
                return not cleared
            if name in ("get", "first", "last", "values", "values_list", "aggregate", "count"):
                return False
            node = node.func.value
        if isinstance(node, ast.Name) and depth < 3:
            scope = site.module.scope_at(node)
            owner = scope.owner(node.id)
            bindings = owner.bindings[node.id] if owner is not None else []
            if (
                len(bindings) == 1
                and bindings[0].kind is BindingKind.ASSIGN
                and bindings[0].value is not None
            ):
                return self._prefetches(site, bindings[0].value, depth + 1)
        return False
