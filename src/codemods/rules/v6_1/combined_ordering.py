"""Querysets that are combined, and the default ordering of their model."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import key_of
from codemods.rules.shapes.model_ordering import default_ordering
from codemods.rules.shapes.queried_models import calls_before, queried_model
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_COMBINE = ("union", "intersection", "difference")
_UNORDERED = frozenset(["aggregate", "count", "delete", "exists", "order_by", "reverse"])
_MODELS = """\
from django.db import models

class Author(models.Model):
    name = models.TextField()

class Book(models.Model):
    title = models.TextField()
    year = models.IntegerField()
    author = models.ForeignKey(Author, models.CASCADE)

    class Meta:
        ordering = ["-year", "title"]

class Page(models.Model):
    number = models.IntegerField()
    book = models.ForeignKey(Book, models.CASCADE)

    class Meta:
        ordering = ("book__title",)
"""
_FILES = {"shop/__init__.py": "", "shop/models.py": _MODELS}


class CombinedOrdering(Rule):
    """Combined querysets have the default ordering of the first one's model, which raises for what is not selected."""

    change = "6.1/combined-queryset-default-ordering"
    partly = True
    advice = (
        "order_by() leaves the rows without an order, as they were; or select what they are to be ordered by."
    )
    triggers = tuple(OnAttribute(name) for name in _COMBINE)
    examples = [
        Suggests(
            before="""\
                from shop.models import Author, Book, Page

                titles = Book.objects.values("title").union(Author.objects.values("name"))
                years = Book.objects.filter(new=True).values_list("year", flat=True)
                some = years.union(years, all=True).union(years)[:9]
                pages = Page.objects.filter(number=1).union(Page.objects.all())
                """,
            after="""\
                from shop.models import Author, Book, Page

                titles = Book.objects.values("title").union(Author.objects.values("name")).order_by()
                years = Book.objects.filter(new=True).values_list("year", flat=True)
                some = years.union(years, all=True).union(years).order_by()[:9]
                pages = Page.objects.filter(number=1).union(Page.objects.all()).order_by()
                """,
            files=_FILES,
        ),
        Keeps(
            """\
                from shop.models import Author, Book

                one = Book.objects.values("title", "year").union(Author.objects.values("name", "id"))
                two = Author.objects.values("name").union(Book.objects.values("title"))
                three = Book.objects.values("title").union(Author.objects.values("name")).order_by("title")
                four = Book.objects.values("title").union(Author.objects.values("name")).count()
                five = Book.objects.filter(title__in=Book.objects.values("title").union(Author.objects.values("name")))
                six = Book.objects.filter(year=1).union(Book.objects.filter(year=2))
                seven = set(Book.objects.values("title")).union([1])
                eight = Book.objects.values("title").union(Author.objects.values("name"))
                nine = Book.objects.none().union(Book.objects.values("title"))

                def found(books):
                    return eight.order_by("title"), books.values("title").union(books.values("title"))
                """,
            files=_FILES,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or not isinstance(call.func, ast.Attribute) or not call.args:
            return
        if self._is_ordered(site, call):
            return
        model = queried_model(site, call.func.value)
        ordering = default_ordering(site, model) if model is not None else None
        if not ordering:
            return
        selected = self._selected(site, call.func.value)
        if selected is None:
            missing = [name for name in ordering if "__" in name]
        else:
            missing = [name for name in ordering if selected.isdisjoint(_spellings(name))]
        if missing:
            message = (
                f"The rows are ordered by {missing[0]!r} now, which is not selected and raises DatabaseError"
            )
            yield site.suggest(
                site.replace(call, f"{site.source(call)}.order_by()"), node=call, message=message
            )

    def _is_ordered(self, site: Site, call: ast.Call) -> bool:
        """Whether what becomes of the rows has an order of its own, or none, or is not seen."""
        parents = site.module.parents
        node: ast.AST = call
        while True:
            parent = parents.get(node)
            if isinstance(parent, ast.Attribute):
                if parent.attr in _UNORDERED or parent.attr in _COMBINE:
                    return True
                node = parents.get(parent) or parent
            elif isinstance(parent, ast.Subscript) and parent.value is node:
                node = parent
            else:
                break
        if isinstance(parent, ast.keyword):
            return True  # …__in=…
        if isinstance(parent, ast.Call):
            name = getattr(parent.func, "id", "")
            return parent.func is node or name not in ("list", "tuple", "set", "sorted")
        if isinstance(parent, ast.Assign) and isinstance(parent.targets[0], ast.Name):
            uses = site.module.walk.names.get(parent.targets[0].id, ())
            return any(self._is_elsewhere(site, use) for use, _ in uses)
        return not isinstance(parent, ast.Assign | ast.For | ast.comprehension | ast.Return)

    def _is_elsewhere(self, site: Site, use: ast.expr) -> bool:
        """Whether a use of the name goes on with the queryset in a way that may order it, or hands it on."""
        while isinstance(use, ast.Attribute) and isinstance(use.value, ast.Attribute):
            use = use.value
        if isinstance(use, ast.Attribute):
            return use.attr in _UNORDERED or use.attr in _COMBINE
        return isinstance(site.module.parents.get(use), ast.keyword)

    def _selected(self, site: Site, node: ast.expr) -> frozenset[str] | None:
        """The columns that a queryset selects; None for all those of its model."""
        for call in calls_before(site, node):
            method = call.func.attr if isinstance(call.func, ast.Attribute) else ""
            if method in ("none", "extra") or (method in ("values", "values_list") and site.has_stars(call)):
                return _EVERYTHING
            if method in ("values", "values_list") and call.args:
                names = [key_of(one) for one in call.args]
                if None in names:
                    return _EVERYTHING
                kept = {one.arg for one in call.keywords if one.arg not in ("flat", "named")}
                return frozenset(name for name in (*names, *kept) if name is not None)
        return None


class _Everything(frozenset[str]):
    """Stands for what cannot be told: nothing is missing there."""

    def isdisjoint(self, other: object) -> bool:
        return False


_EVERYTHING = _Everything()


def _spellings(name: str) -> tuple[str, ...]:
    """The names by which a column may be selected."""
    if name in ("pk", "id"):
        return ("pk", "id")
    return (name, f"{name}_id", name.removesuffix("_id"))
