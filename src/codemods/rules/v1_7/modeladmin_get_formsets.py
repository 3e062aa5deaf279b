"""``ModelAdmin.get_formsets()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember, OnMethod

_BASE = "django.contrib.admin.options.ModelAdmin"


class ModeladminGetFormsets(Rule):
    """``ModelAdmin.get_formsets()`` is ``get_formsets_with_inlines()`` now, and yields pairs."""

    change = "1.7/modeladmin-get-formsets"
    also = ("1.9/get-formsets",)
    triggers = (OnMethod(_BASE, "get_formsets"), OnMember(_BASE, "get_formsets"))
    advice = "get_formsets_with_inlines() yields (formset, inline)."
    examples = [
        Fixes(
            before="""\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def get_formsets(self, request, obj=None):
                        for inline in self.get_inline_instances(request, obj):
                            if obj is None:
                                continue
                            yield inline.get_formset(request, obj)
                """,
            after="""\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def get_formsets_with_inlines(self, request, obj=None):
                        for inline in self.get_inline_instances(request, obj):
                            if obj is None:
                                continue
                            yield inline.get_formset(request, obj), inline
                """,
        ),
        Flags(
            """\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def get_formsets(self, request, obj=None):
                        return super(BookAdmin, self).get_formsets(request, obj)
                """,
            lines=(4, 5),
        ),
        Keeps(
            """\
                class BookAdmin:
                    def get_formsets(self, request, obj=None):
                        return []
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.FunctionDef):
            yield site.flag(message="get_formsets() of a ModelAdmin is gone")
            return
        edits: list[Edit] = [site.replace_name(node, "get_formsets_with_inlines")]
        for part in ast.walk(node):
            if isinstance(part, ast.YieldFrom | ast.Return) and getattr(part, "value", None) is not None:
                yield site.flag()
                return
            if isinstance(part, ast.Yield):
                call = part.value
                if not (
                    isinstance(call, ast.Call)
                    and isinstance(call.func, ast.Attribute)
                    and call.func.attr == "get_formset"
                    and isinstance(call.func.value, ast.Name)
                ):
                    yield site.flag()
                    return
                edits.append(site.replace(call, f"{site.source(call)}, {call.func.value.id}"))
        if len(edits) == 1:
            yield site.flag()
            return
        yield site.fix(edits)
