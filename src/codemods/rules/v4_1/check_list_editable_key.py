"""The primary key in ``list_editable`` (admin.E125)."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import strings_in
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass


class CheckListEditableKey(Rule):
    """The primary key cannot be edited in the change list."""

    change = "4.1/check-admin-e125"
    advice = "Take it out of list_editable."
    triggers = (OnSubclass("django.contrib.admin.options.ModelAdmin"),)
    examples = [
        Flags(
            """\
                from django.contrib import admin

                class ShopAdmin(admin.ModelAdmin):
                    list_display = ["name", "id"]
                    list_editable = ["id"]
                """,
            line=5,
        ),
        Keeps(
            """\
                from django.contrib import admin

                class ShopAdmin(admin.ModelAdmin):
                    list_display = ["name", "id"]
                    list_editable = ["name"]

                class Table:
                    list_editable = ["id"]
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef):
            return
        for statement in node.body:
            if isinstance(statement, ast.Assign) and any(
                isinstance(target, ast.Name) and target.id == "list_editable" for target in statement.targets
            ):
                for one in strings_in(statement.value):
                    if one.value in ("id", "pk"):
                        yield site.flag(node=one)
