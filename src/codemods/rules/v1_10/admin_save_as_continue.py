"""``ModelAdmin.save_as``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass


class AdminSaveAsContinue(Rule):
    """After "Save as new" the admin shows the new object, no longer the list."""

    change = "1.10/admin-save-as-continue"
    triggers = (OnSubclass("django.contrib.admin.ModelAdmin"),)
    advice = "Set save_as_continue to False where the list is wanted as before."
    available = "1.10"
    examples = [
        Suggests(
            before="""\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    save_as = True
                    list_display = ["title"]
                """,
            after="""\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    save_as = True
                    save_as_continue = False
                    list_display = ["title"]
                """,
        ),
        Keeps(
            """\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    save_as = True
                    save_as_continue = True

                class PageAdmin(admin.ModelAdmin):
                    save_as = False

                class Other:
                    save_as = True
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        class_ = site.node
        if not isinstance(class_, ast.ClassDef) or not self.replaceable:
            return
        bound = site.module.walk.scope_of[class_].bindings
        if "save_as_continue" in bound or len(bound.get("save_as", ())) != 1:
            return
        binding = bound["save_as"][0]
        if isinstance(binding.value, ast.Constant) and binding.value.value is True:
            statement = site.module.statement_of(binding.node)
            yield site.suggest(site.insert_after(statement, "save_as_continue = False"), node=statement)
