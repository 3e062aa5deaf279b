"""The class ``wide`` of the admin's fieldsets and inlines."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import entries, key_of, remove_elements, remove_entries
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass


class AdminWideClass(Rule):
    """The class ``wide`` of a fieldset or an inline does nothing in the admin's new form layout."""

    change = "6.1/admin-wide-class"
    triggers = (
        OnSubclass("django.contrib.admin.options.BaseModelAdmin"),
        OnSubclass("django.contrib.admin.ModelAdmin"),
    )
    advice = "Drop it, unless styles of your own go by it."
    examples = [
        Suggests(
            before="""\
                from django.contrib import admin


                class Lines(admin.TabularInline):
                    classes = ["wide", "collapse"]


                class OrderAdmin(admin.ModelAdmin):
                    fieldsets = [
                        (None, {"fields": ["name"], "classes": ("wide", "extrapretty")}),
                        ("More", {"classes": ["wide"], "fields": ["note"]}),
                    ]
                """,
            after="""\
                from django.contrib import admin


                class Lines(admin.TabularInline):
                    classes = ["collapse"]


                class OrderAdmin(admin.ModelAdmin):
                    fieldsets = [
                        (None, {"fields": ["name"], "classes": ("extrapretty",)}),
                        ("More", {"fields": ["note"]}),
                    ]
                """,
        ),
        Keeps("""\
                from django.contrib import admin


                class OrderAdmin(admin.ModelAdmin):
                    fieldsets = [(None, {"fields": ["wide"], "classes": ["collapse"]})]
                    list_filter = ["wide"]


                class Layout:
                    classes = ["wide"]
                """),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef):
            return
        for statement in node.body:
            if not isinstance(statement, ast.Assign):
                continue
            name = getattr(statement.targets[0], "id", "")
            if name == "classes":
                yield from self._listed(site, statement.value, None, None)
            elif name in ("fieldsets", "add_fieldsets"):
                for options in ast.walk(statement.value):
                    if isinstance(options, ast.Dict):
                        for key, spot, value in entries(options):
                            if key == "classes":
                                yield from self._listed(site, value, options, spot)

    def _listed(
        self, site: Site, value: ast.expr, options: ast.Dict | None, key: ast.expr | None
    ) -> Iterator[Answer]:
        """Take the class out of a list of classes; the entry with it where nothing else is in the list."""
        if not isinstance(value, ast.List | ast.Tuple):
            return
        found = [one for one in value.elts if key_of(one) == "wide"]
        if not found:
            return
        if len(found) == len(value.elts) and options is not None and key is not None:
            yield site.suggest(remove_entries(site, options, [key]), node=found[0])
        else:
            yield site.suggest(remove_elements(site, value, found), node=found[0])
