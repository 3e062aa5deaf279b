"""Foreign keys in ``list_display`` by the name of their column."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass, Trigger

_MODELS = """\
from django.db import models


class Book(models.Model):
    author = models.ForeignKey("Author", models.CASCADE)
    shelf = models.ForeignKey("Shelf", models.CASCADE)
    isbn_id = models.CharField(max_length=20)
"""


class AdminListDisplayFkId(Rule):
    """A foreign key named with ``_id`` in ``list_display`` shows the raw id now, not the object."""

    change = "1.11/admin-list-display-fk-id"
    advice = "Without _id it goes on showing the object."
    examples = [
        Fixes(
            path="shop/admin.py",
            before="""\
                from django.contrib import admin
                from shop.models import Book

                @admin.register(Book)
                class BookAdmin(admin.ModelAdmin):
                    list_display = ("isbn_id", "author_id", "shown_id")
                    list_display_links = ["author_id"]

                    def shown_id(self, book):
                        return book.pk
                """,
            after="""\
                from django.contrib import admin
                from shop.models import Book

                @admin.register(Book)
                class BookAdmin(admin.ModelAdmin):
                    list_display = ("isbn_id", "author", "shown_id")
                    list_display_links = ["author"]

                    def shown_id(self, book):
                        return book.pk
                """,
            files={"shop/__init__.py": "", "shop/models.py": _MODELS},
        ),
        Fixes(
            path="shop/admin.py",
            before="""\
                from django.contrib import admin
                from shop import models

                class BookAdmin(admin.ModelAdmin):
                    list_display = ["shelf_id"]

                admin.site.register(models.Book, BookAdmin)
                """,
            after="""\
                from django.contrib import admin
                from shop import models

                class BookAdmin(admin.ModelAdmin):
                    list_display = ["shelf"]

                admin.site.register(models.Book, BookAdmin)
                """,
            files={"shop/__init__.py": "", "shop/models.py": _MODELS},
        ),
        Keeps(
            path="shop/admin.py",
            source="""\
                from django.contrib import admin
                from shop.models import Book, Unknown

                class BookAdmin(admin.ModelAdmin):
                    list_display = ["shelf", "isbn_id"]
                    fields = ["author_id"]

                admin.site.register(Book, BookAdmin)

                class OtherAdmin(admin.ModelAdmin):
                    list_display = ["shelf_id"]
                """,
            files={"shop/__init__.py": "", "shop/models.py": _MODELS},
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnSubclass("django.contrib.admin.ModelAdmin")

    def visit(self, site: Site) -> Iterator[Answer]:
        class_ = site.node
        if not isinstance(class_, ast.ClassDef):
            return
        members: set[str] | None = None
        edits: list[Edit] = []
        where: list[ast.AST] = []
        for statement in class_.body:
            if not isinstance(statement, ast.Assign) or not isinstance(statement.value, ast.List | ast.Tuple):
                continue
            if getattr(statement.targets[0], "id", "") not in ("list_display", "list_display_links"):
                continue
            for one in statement.value.elts:
                if not isinstance(one, ast.Constant) or not isinstance(one.value, str):
                    continue
                if not one.value.endswith("_id") or one.value in site.module.walk.scope_of[class_].bindings:
                    continue
                if members is None:
                    members = self._members(site, class_)
                if members and one.value not in members and one.value[:-3] in members:
                    edits.append(site.replace_in_string(one, one.value, one.value[:-3]))
                    where.append(one)
        if edits:
            yield site.fix(edits, node=where[0], also=where[1:])

    def _members(self, site: Site, class_: ast.ClassDef) -> set[str]:
        """What the model of an admin class binds, its parents' names included; empty where it is not known."""
        for model in self._models(site, class_):
            found = site.resolve(model)
            facts = site.index.class_facts(found) if found else None
            if found and facts is not None and site.index.is_subclass(found, "django.db.models.Model"):
                return {name for one in site.index.own_line(found) for name in one.members}
        return set()

    def _models(self, site: Site, class_: ast.ClassDef) -> Iterator[ast.expr]:
        for decorator in class_.decorator_list:
            if isinstance(decorator, ast.Call) and len(decorator.args) == 1:
                yield decorator.args[0]
        for node, _ in site.module.walk.attributes.get("register", ()):
            call = site.module.parents.get(node)
            if isinstance(call, ast.Call) and call.func is node and len(call.args) > 1:
                if isinstance(call.args[1], ast.Name) and call.args[1].id == class_.name:
                    yield call.args[0]
