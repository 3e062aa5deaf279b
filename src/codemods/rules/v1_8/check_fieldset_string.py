"""Fieldsets of the admin whose ``fields`` are a string."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import entries
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass


class CheckFieldsetString(Rule):
    """The ``fields`` of a fieldset are a list or a tuple (admin.E008): a comma is missing."""

    change = "1.8/check-admin-e008-fields"
    triggers = (OnSubclass("django.contrib.admin.options.BaseModelAdmin"),)
    examples = [
        Fixes(
            before="""\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    fieldsets = (
                        (None, {"fields": ("title")}),
                        ("More", {"classes": ("wide",), "fields": "pages"}),
                        ("Rest", dict(fields="notes")),
                    )

                SHELF: tuple = ((None, {"fields": "name"}),)

                class ShelfAdmin(admin.ModelAdmin):
                    fieldsets = SHELF
                """,
            after="""\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    fieldsets = (
                        (None, {"fields": ("title",)}),
                        ("More", {"classes": ("wide",), "fields": ("pages",)}),
                        ("Rest", dict(fields=("notes",))),
                    )

                SHELF: tuple = ((None, {"fields": ("name",)}),)

                class ShelfAdmin(admin.ModelAdmin):
                    fieldsets = SHELF
                """,
        ),
        Keeps(
            """\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    fieldsets = [(None, {"fields": ["title"]})]
                    extra = {"fields": "title"}

                class Form:
                    fieldsets = [(None, {"fields": "title"})]
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef):
            return
        bound = site.module.walk.scope_of[node].bindings.get("fieldsets", ())
        for value in (one.value for one in bound if one.value is not None):
            named = assigned_values(site, value) if isinstance(value, ast.Name) else None
            for literal in named or [value]:
                yield from self._fields(site, literal)

    def _fields(self, site: Site, literal: ast.expr) -> Iterator[Answer]:
        for part in ast.walk(literal):
            given: list[ast.expr] = []
            if isinstance(part, ast.Dict):
                given = [value for key, _, value in entries(part) if key == "fields"]
            elif isinstance(part, ast.Call) and getattr(part.func, "id", "") == "dict":
                given = [one.value for one in part.keywords if one.arg == "fields"]
            for value in given:
                if _is_text(value):
                    yield site.fix(site.replace(value, self._tuple(site, value)), node=value)

    def _tuple(self, site: Site, value: ast.expr) -> str:
        start, end = site.module.span(value)
        text = site.module.text
        bracketed = text[:start].rstrip().endswith("(") and text[end:].lstrip().startswith(")")
        return f"{site.source(value)}," if bracketed else f"({site.source(value)},)"


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
