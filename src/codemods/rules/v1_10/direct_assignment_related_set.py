"""Assigning to many-to-many and reverse foreign-key attributes."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.relations import Relations, relations_of, root_model
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule, Trigger
from codemods.source.scopes import BindingKind

_MODELS = """\
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=9)


class Book(models.Model):
    authors = models.ManyToManyField(Author, related_name="books")
    shelf = models.ForeignKey("Shelf", models.CASCADE)
    notes = GenericRelation("Note")
    title = models.CharField(max_length=9)


class Shelf(models.Model):
    pass
"""
_FILES = {"shop/__init__.py": "", "shop/models.py": _MODELS}


class DirectAssignmentRelatedSet(Rule):
    """Many related objects are no longer assigned to the attribute: its manager's ``set()`` takes them."""

    change = "1.10/direct-assignment-related-set"
    also = ("2.0/direct-assignment-related-set",)
    available = "1.9"
    advice = "Call set() of the attribute's manager."
    examples = [
        Fixes(
            path="shop/models.py",
            before=_MODELS
            + """\

    def fill(self, books):
        self.book_set = books
        book = Book(title="a")
        book.authors = Author.objects.all()
        book.notes = []
        setattr(book, "authors", [self])
        setattr(book, "title", "b")
        book.title = "b"
        book.shelf = self
""",
            after=_MODELS
            + """\

    def fill(self, books):
        self.book_set.set(books)
        book = Book(title="a")
        book.authors.set(Author.objects.all())
        book.notes.set([])
        book.authors.set([self])
        setattr(book, "title", "b")
        book.title = "b"
        book.shelf = self
""",
        ),
        Fixes(
            before="""\
                from shop.models import Author, Book

                def test():
                    book = Book.objects.create(title="a")
                    author = Author.objects.get(pk=1)
                    book.authors = [author]
                    author.books = [
                        book,  # the first
                    ]
                """,
            after="""\
                from shop.models import Author, Book

                def test():
                    book = Book.objects.create(title="a")
                    author = Author.objects.get(pk=1)
                    book.authors.set([author])
                    author.books.set([
                        book,  # the first
                    ])
                """,
            files=_FILES,
        ),
        Suggests(
            before="""\
                def fill(book, authors):
                    book.authors = authors
                """,
            after="""\
                def fill(book, authors):
                    book.authors.set(authors)
                """,
            files=_FILES,
        ),
        Flags(
            """\
                from shop.models import Book

                def fill(authors):
                    book = Book()
                    book.authors = book.kept = authors
                """,
            line=5,
            files=_FILES,
        ),
        Flags(
            """\
                from shop.models import Book

                def test(authors):
                    book = Book(title="a")
                    book.authors, book.title = authors, "b"
                """,
            line=5,
            files=_FILES,
        ),
        Keeps(
            """\
                from shop.models import Book, Shelf

                class Reader:
                    def __init__(self, authors):
                        self.authors = authors
                        self.books = []

                def fill(shelf, context):
                    context.authors = []
                    book = Book()
                    book.title = "a"
                    book.shelf = shelf
                    book.authors.set([])
                    Shelf().authors = []
                """,
            files=_FILES,
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnModule(())

    def visit(self, site: Site) -> Iterator[Answer]:
        relations = relations_of(site.index)
        attributes = site.module.walk.attributes
        names = relations.sets
        for name in names & attributes.keys():
            for node, _ in attributes[name]:
                if isinstance(node.ctx, ast.Store):
                    yield from self._assigned(site, relations, node)

        for function, _ in site.module.walk.names.get("setattr", ()):
            call = site.module.walk.calls.get(function)
            if call is not None and len(call.args) == 3 and not call.keywords:
                yield from self._set(site, relations, call, names)

    def _set(
        self, site: Site, relations: Relations, call: ast.Call, names: frozenset[str]
    ) -> Iterator[Answer]:
        """``setattr(book, "authors", value)``."""
        owner, name, value = call.args
        if not isinstance(name, ast.Constant) or name.value not in names or not self.replaceable:
            return
        found = site.infer(owner)
        if found is None or not found.instance or not self._is_many(relations, found.qname, str(name.value)):
            return
        edit = site.replace(call, f"{site.source(owner)}.{name.value}.set({site.source(value)})")
        loose = not isinstance(owner, ast.Name | ast.Attribute | ast.Call | ast.Subscript)
        if found.certain and not loose and not isinstance(value, ast.Starred):
            yield site.fix(edit, node=call)
        else:
            yield site.flag(node=call)

    def _assigned(self, site: Site, relations: Relations, node: ast.Attribute) -> Iterator[Answer]:
        statement = site.module.parents.get(node)
        if isinstance(statement, ast.Tuple | ast.List) and self.replaceable:
            model, certain = self._model(site, relations, node)
            if model is not None and certain and self._is_many(relations, model, node.attr):
                yield site.flag(node=node)
            return
        if not isinstance(statement, ast.Assign) or node not in statement.targets or not self.replaceable:
            return
        model, certain = self._model(site, relations, node)
        if model is None or not self._is_many(relations, model, node.attr):
            return
        if len(statement.targets) != 1:
            yield site.flag(node=statement)
            return
        value = site.source(statement.value)
        if isinstance(statement.value, ast.Tuple) and not value.startswith("("):
            value = f"({value})"
        edit = site.replace(statement, f"{site.source(node)}.set({value})")
        if certain:
            yield site.fix(edit, node=statement)
        else:
            yield site.suggest(
                edit,
                node=statement,
                advice=f"Call set() if {site.source(node.value)} is a {model.rpartition('.')[2]}.",
            )

    def _is_many(self, relations: Relations, model: str, name: str) -> bool:
        forward = relations.of(model, name)
        if forward is not None:
            return forward.kind in ("many", "generic")
        back = relations.back(model, name)
        return back is not None and back.kind != "one"

    def _model(self, site: Site, relations: Relations, node: ast.Attribute) -> tuple[str | None, bool]:
        """The model of the object that is assigned to, and whether that is certain."""
        owner = node.value
        found = site.infer(owner)
        if found is not None:
            return (found.qname if found.instance else None), found.certain
        if isinstance(owner, ast.Name):
            made = self._made(site, owner)
            if made is not None:
                return made, True
            known = [
                qname
                for name, names in relations.models.items()
                if name.lower() == owner.id.replace("_", "").lower()
                for qname in names
            ]
            if len(known) == 1:
                return known[0], False
        return None, False

    def _made(self, site: Site, node: ast.Name) -> str | None:
        """The model of a name that a query or ``get_object_or_404()`` gave its only value."""
        scope = site.module.scope_at(node).owner(node.id)
        bindings = scope.bindings[node.id] if scope is not None else []
        models: set[str | None] = set()
        for binding in bindings:
            value = binding.value
            if binding.kind is not BindingKind.ASSIGN or not isinstance(value, ast.Call):
                return None
            if isinstance(value.func, ast.Attribute) and value.func.attr in (
                "create",
                "get",
                "first",
                "last",
            ):
                models.add(root_model(site, value.func.value))
            elif site.is_name(value.func, "django.shortcuts.get_object_or_404") and value.args:
                models.add(site.resolve(value.args[0]))
            else:
                return None
        return models.pop() if len(models) == 1 else None
