"""Fieldsets of the admin whose ``fields`` are a string."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
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
                    )
                """,
            after="""\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    fieldsets = (
                        (None, {"fields": ("title",)}),
                        ("More", {"classes": ("wide",), "fields": ("pages",)}),
                    )
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
        for statement in node.body:
            if not isinstance(statement, ast.Assign) or not any(
                isinstance(target, ast.Name) and target.id == "fieldsets" for target in statement.targets
            ):
                continue
            for part in ast.walk(statement.value):
                if isinstance(part, ast.Dict):
                    for key, value in zip(part.keys, part.values, strict=True):
                        if isinstance(key, ast.Constant) and key.value == "fields" and _is_text(value):
                            yield site.fix(site.replace(value, self._tuple(site, value)), node=value)

    def _tuple(self, site: Site, value: ast.expr) -> str:
        start, end = site.module.span(value)
        text = site.module.text
        bracketed = text[:start].rstrip().endswith("(") and text[end:].lstrip().startswith(")")
        return f"{site.source(value)}," if bracketed else f"({site.source(value)},)"


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
