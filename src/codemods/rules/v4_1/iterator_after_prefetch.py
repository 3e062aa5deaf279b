"""``iterator()`` behind ``prefetch_related()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.index.index import Index
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute
from codemods.source.inference import MANAGER, QUERYSET, QUERYSET_METHODS
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
        Suggests(
            files={
                "shop/models.py": """\
                    from django.db import models

                    class BookQuery(models.QuerySet):
                        def full(self):
                            return self.select_related("shelf").prefetch_related("authors")

                        def listed(self):
                            return self.full().filter(listed=True)

                    class Book(models.Model):
                        objects = BookQuery.as_manager()
                    """
            },
            before="""\
                from shop.models import Book

                for book in Book.objects.listed().order_by("x").iterator():
                    print(book)
                """,
            after="""\
                from shop.models import Book

                for book in Book.objects.listed().order_by("x").iterator(chunk_size=2000):
                    print(book)
                """,
        ),
        Keeps(
            files={
                "shop/models.py": """\
                    from django.db import models

                    class BookQuery(models.QuerySet):
                        def listed(self):
                            return self.filter(listed=True)

                        def known(self):
                            return self.prefetch_related("authors")

                    class Shelf:
                        def known(self):
                            return self.books

                    class Book(models.Model):
                        objects = BookQuery.as_manager()
                    """
            },
            source="""\
                from shop.models import Book

                print(Book.objects.listed().iterator(), Book.objects.known().iterator())
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
        found = self._prefetches(site, node.value) if self.replaceable else None
        if found is None:
            return
        edit = site.edit_call(call).add("chunk_size", "2000").edit()
        if found == "prefetch_related":
            yield site.fix(edit, message="iterator() behind prefetch_related() must be given a chunk_size")
        else:
            message = f"{found}() goes through prefetch_related(), behind which iterator() must be given a chunk_size"
            yield site.suggest(edit, message=message)

    def _prefetches(self, site: Site, node: ast.expr, depth: int = 0) -> str | None:
        """The method in a chain of a queryset's that prefetches: ``prefetch_related()``, or one that goes through it."""
        while isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            name = node.func.attr
            if name == "prefetch_related":
                cleared = (
                    len(node.args) == 1
                    and isinstance(node.args[0], ast.Constant)
                    and node.args[0].value is None
                )
                return None if cleared else name
            if name in ("get", "first", "last", "values", "values_list", "aggregate", "count"):
                return None
            if name not in QUERYSET_METHODS and _goes_through(site.index, name):
                return name
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
        return None


def _goes_through(index: Index, method: str, depth: int = 0) -> bool:
    """Whether all that the repository calls by a method's name are querysets' or managers', and prefetch."""
    owners = index.owners(method)
    for owner, facts in owners.items():
        if not any(index.is_subclass(owner, base) for base in (QUERYSET, MANAGER)):
            return False
        chain = facts.chains.get(method, ())
        if "prefetch_related" not in chain and not (
            depth < 2 and any(_goes_through(index, one, depth + 1) for one in chain if one != method)
        ):
            return False
    return bool(owners)
