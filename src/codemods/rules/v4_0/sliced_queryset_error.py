"""The error of operations that a sliced queryset does not support."""

from __future__ import annotations

import ast

from codemods.rules.examples import Keeps, Suggests
from codemods.rules.shapes.raised_errors import RaisesOtherError
from codemods.rules.site import Site
from codemods.source.inference import QUERYSET
from codemods.source.scopes import BindingKind

_REFUSED = frozenset(
    [
        "filter",
        "exclude",
        "order_by",
        "distinct",
        "extra",
        "update",
        "delete",
        "latest",
        "earliest",
        "in_bulk",
    ]
)


class SlicedQuerysetError(RaisesOtherError):
    """Filtering, reordering, updating or deleting a sliced queryset raises ``TypeError``, no longer ``AssertionError``."""

    change = "4.0/sliced-queryset-typeerror"
    new = "TypeError"
    examples = [
        Suggests(
            before="""\
                import pytest
                from shop.models import Book

                def first(books):
                    try:
                        return Book.objects.all()[:10].filter(sold=True)
                    except (AssertionError, KeyError):
                        return []

                class Tests(Base):
                    def test(self):
                        books = Book.objects.order_by("name")[:5]
                        with self.assertRaises(AssertionError):
                            books.delete()
                        with self.assertRaisesMessage(AssertionError, "Cannot filter a query once a slice has been taken."):
                            self.books().filter(id=1)
                        self.assertRaises(AssertionError, books.order_by, "id")
                        with pytest.raises(AssertionError):
                            Book.objects.all()[:5].latest()
                """,
            after="""\
                import pytest
                from shop.models import Book

                def first(books):
                    try:
                        return Book.objects.all()[:10].filter(sold=True)
                    except (TypeError, KeyError):
                        return []

                class Tests(Base):
                    def test(self):
                        books = Book.objects.order_by("name")[:5]
                        with self.assertRaises(TypeError):
                            books.delete()
                        with self.assertRaisesMessage(TypeError, "Cannot filter a query once a slice has been taken."):
                            self.books().filter(id=1)
                        self.assertRaises(TypeError, books.order_by, "id")
                        with pytest.raises(TypeError):
                            Book.objects.all()[:5].latest()
                """,
        ),
        Suggests(
            supports="3.2",
            before="""\
                def last(Book):
                    try:
                        return Book.objects.all()[:10].order_by("-id")
                    except AssertionError:
                        return []
                """,
            after="""\
                def last(Book):
                    try:
                        return Book.objects.all()[:10].order_by("-id")
                    except (AssertionError, TypeError):
                        return []
                """,
        ),
        Keeps(
            """\
                def first(Book, names):
                    try:
                        return Book.objects.filter(sold=True)[:10], names[1:].order_by("x"), Book.objects.all()[0].delete()
                    except AssertionError:
                        return []
                    try:
                        return Book.objects.all()[:10].filter(sold=True)
                    except (AssertionError, TypeError):
                        return []
                """
        ),
    ]

    def raises(self, site: Site, node: ast.AST) -> bool:
        if isinstance(node, ast.Constant):
            return isinstance(node.value, str) and "once a slice has been taken" in node.value
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            return False
        return node.func.attr in _REFUSED and _is_sliced(site, node.func.value)


def _is_sliced(site: Site, node: ast.expr, depth: int = 0) -> bool:
    """Whether an expression is a queryset of which a slice has been taken."""
    if isinstance(node, ast.Subscript):
        found = site.infer(node.value) if isinstance(node.slice, ast.Slice) else None
        return found is not None and site.index.is_subclass(found.qname, QUERYSET)
    if isinstance(node, ast.Name) and depth < 3:
        owner = site.module.scope_at(node).owner(node.id)
        bindings = owner.bindings[node.id] if owner is not None else []
        value = bindings[0].value if len(bindings) == 1 and bindings[0].kind is BindingKind.ASSIGN else None
        return value is not None and _is_sliced(site, value, depth + 1)
    return False
