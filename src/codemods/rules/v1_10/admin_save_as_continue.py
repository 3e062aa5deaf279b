"""``ModelAdmin.save_as``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.mixed_in import overrides_hook_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnKeyword, OnModule

_ADMIN = "django.contrib.admin.ModelAdmin"


class AdminSaveAsContinue(Rule):
    """After "Save as new" the admin shows the new object, no longer the list."""

    change = "1.10/admin-save-as-continue"
    triggers = (OnModule(("save_as",)), OnKeyword("save_as"))
    advice = "Set save_as_continue to False where the list is wanted as before."
    available = "1.10"
    examples = [
        Suggests(
            before="""\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    save_as = True
                    list_display = ["title"]

                class Mixin:
                    save_as = True

                class PageAdmin(Mixin, admin.ModelAdmin):
                    pass

                admin.site.register(Shelf, save_as=True)
                """,
            after="""\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    save_as = True
                    save_as_continue = False
                    list_display = ["title"]

                class Mixin:
                    save_as = True
                    save_as_continue = False

                class PageAdmin(Mixin, admin.ModelAdmin):
                    pass

                admin.site.register(Shelf, save_as=True, save_as_continue=False)
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
        if not self.replaceable:
            return
        if isinstance(site.node, ast.Call):
            given = site.keyword(site.node, "save_as")
            registers = isinstance(site.node.func, ast.Attribute) and site.node.func.attr == "register"
            if given is None or not registers or site.keyword(site.node, "save_as_continue") is not None:
                return
            if isinstance(given.value, ast.Constant) and given.value.value is True:
                yield site.suggest(
                    site.edit_call(site.node).add("save_as_continue", "False").edit(), node=given
                )
            return
        for class_, _, _ in site.module.walk.classes:
            bound = site.module.walk.scope_of[class_].bindings
            binding = bound["save_as"][0] if len(bound.get("save_as", ())) == 1 else None
            if binding is None or "save_as_continue" in bound or not isinstance(binding.value, ast.Constant):
                continue
            if binding.value.value is True and overrides_hook_of(site, class_, _ADMIN):
                statement = site.module.statement_of(binding.node)
                yield site.suggest(site.insert_after(statement, "save_as_continue = False"), node=statement)
