"""Assigning to many-to-many and reverse foreign-key attributes."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.model_objects import model_of
from codemods.rules.shapes.relations import Relations, relations_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule, Trigger
from codemods.source.inference import USER
from codemods.source.names import last_name

_PERMISSIONS = "django.contrib.auth.models.PermissionsMixin"
# What Django's own models have of that kind.
_BUILT_IN = {
    "groups": (_PERMISSIONS,),
    "user_permissions": (_PERMISSIONS,),
    "permissions": ("django.contrib.auth.models.Group",),
    "group_set": ("django.contrib.auth.models.Permission",),
    "user_set": ("django.contrib.auth.models.Permission", "django.contrib.auth.models.Group"),
    "sites": ("django.contrib.flatpages.models.FlatPage",),
    "flatpage_set": ("django.contrib.sites.models.Site",),
}
# What forms, views and serializers call the object of the model that they are for.
_OBJECTS = frozenset(["instance", "object", "obj", "get_object"])

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
            path="shop/tests.py",
            before="""\
                from django.contrib.auth.models import User
                from django.test import TestCase

                class Tests(TestCase):
                    @classmethod
                    def setUpTestData(cls):
                        cls.reader = User.objects.create()

                    def setUp(self):
                        self.editor = User.objects.create_user("editor")
                        self.editor.groups = []
                        self.other = make()

                    def test(self):
                        self.reader.groups = self.editor.groups.all()
                        self.other.groups = []
                """,
            after="""\
                from django.contrib.auth.models import User
                from django.test import TestCase

                class Tests(TestCase):
                    @classmethod
                    def setUpTestData(cls):
                        cls.reader = User.objects.create()

                    def setUp(self):
                        self.editor = User.objects.create_user("editor")
                        self.editor.groups.set([])
                        self.other = make()

                    def test(self):
                        self.reader.groups.set(self.editor.groups.all())
                        self.other.groups = []
                """,
        ),
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
        Fixes(
            before="""\
                from django.contrib.auth.models import Group, User
                from shop.models import Book

                def fill(self, authors):
                    for each in Book.objects.filter(pk=1):
                        each.authors = authors
                    it, made = Book.objects.get_or_create(pk=1)
                    it.authors = authors
                    Book.objects.latest("pk").authors = authors
                    user = User.objects.create_user("a")
                    user.groups = Group.objects.all()
                    User.objects.get(pk=1).user_permissions = []
                    Group.objects.first().user_set = [user]
                """,
            after="""\
                from django.contrib.auth.models import Group, User
                from shop.models import Book

                def fill(self, authors):
                    for each in Book.objects.filter(pk=1):
                        each.authors.set(authors)
                    it, made = Book.objects.get_or_create(pk=1)
                    it.authors.set(authors)
                    Book.objects.latest("pk").authors.set(authors)
                    user = User.objects.create_user("a")
                    user.groups.set(Group.objects.all())
                    User.objects.get(pk=1).user_permissions.set([])
                    Group.objects.first().user_set.set([user])
                """,
            files=_FILES,
        ),
        Suggests(
            before="""\
                def fill(book, authors):
                    book.authors = authors

                def save(self, form, user):
                    form.instance.authors = form.cleaned_data["authors"]
                    self.get_object().authors = []
                    user.groups = []
                """,
            after="""\
                def fill(book, authors):
                    book.authors.set(authors)

                def save(self, form, user):
                    form.instance.authors.set(form.cleaned_data["authors"])
                    self.get_object().authors.set([])
                    user.groups.set([])
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
                    context.groups = shelf.permissions = []
                    instance = Shelf()
                    instance.authors = []
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
        sets = relations.sets
        for name, places in attributes.items():
            if name in sets or name in _BUILT_IN:
                for node, _ in places:
                    if isinstance(node.ctx, ast.Store):
                        yield from self._assigned(site, relations, node)

        for function, _ in site.module.walk.names.get("setattr", ()):
            call = site.module.walk.calls.get(function)
            if call is not None and len(call.args) == 3 and not call.keywords:
                yield from self._set(site, relations, call)

    def _set(self, site: Site, relations: Relations, call: ast.Call) -> Iterator[Answer]:
        """``setattr(book, "authors", value)``."""
        owner, name, value = call.args
        if not isinstance(name, ast.Constant) or not self.replaceable:
            return
        if name.value not in relations.sets and name.value not in _BUILT_IN:
            return
        model, certain = self._model(site, relations, owner, str(name.value))
        if model is None or not self._is_many(relations, model, str(name.value)):
            return
        edit = site.replace(call, f"{site.source(owner)}.{name.value}.set({site.source(value)})")
        loose = not isinstance(owner, ast.Name | ast.Attribute | ast.Call | ast.Subscript)
        if certain and not loose and not isinstance(value, ast.Starred):
            yield site.fix(edit, node=call)
        else:
            yield site.flag(node=call)

    def _assigned(self, site: Site, relations: Relations, node: ast.Attribute) -> Iterator[Answer]:
        statement = site.module.parents.get(node)
        if isinstance(statement, ast.Tuple | ast.List) and self.replaceable:
            model, certain = self._model(site, relations, node.value, node.attr)
            if model is not None and certain and self._is_many(relations, model, node.attr):
                yield site.flag(node=node)
            return
        if not isinstance(statement, ast.Assign) or node not in statement.targets or not self.replaceable:
            return
        model, certain = self._model(site, relations, node.value, node.attr)
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
        if back is not None:
            return back.kind != "one"
        index = relations.index
        return any(
            index.is_subclass(model, base) or (base == _PERMISSIONS and model == USER)
            for base in _BUILT_IN.get(name, ())
        )

    def _model(self, site: Site, relations: Relations, owner: ast.expr, name: str) -> tuple[str | None, bool]:
        """The model of the object whose attribute ``name`` is assigned to, and whether that is certain."""
        found = site.infer(owner)
        if found is not None:
            # Any user may have groups; that this one has them only its own model says.
            sure = found.certain and found.qname != USER
            return (found.qname if found.instance else None), sure
        made = model_of(site, owner)
        if made is not None:
            return made, True
        called = owner.func if isinstance(owner, ast.Call) and not owner.args else owner
        last = last_name(called)
        if name in ("groups", "user_permissions") and (last == "user" or last.endswith("_user")):
            return USER, False
        if isinstance(owner, ast.Name):
            known = [
                qname
                for model, names in relations.models.items()
                if model.lower() == owner.id.replace("_", "").lower()
                for qname in names
            ]
            if len(known) == 1:
                return known[0], False
        if last in _OBJECTS and name not in _BUILT_IN:
            for one in relations.all:
                if one.name == name and one.kind in ("many", "generic"):
                    return one.owner, False
                if one.accessor == name and one.kind != "one" and one.target:
                    return one.target, False
        return None, False
