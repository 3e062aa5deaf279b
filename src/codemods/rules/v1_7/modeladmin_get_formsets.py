"""``ModelAdmin.get_formsets()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import is_super
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
        Flags(
            """\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def get_formsets(self, request, obj=None):
                        for inline in self.get_inline_instances(request, obj):
                            yield inline.get_formset(request, obj)

                    def instances(self, request, obj):
                        return [formset(instance=obj) for formset in self.get_formsets(request, obj)]
                """,
            line=4,
        ),
        Suggests(
            before="""\
                from django.contrib import admin

                class BaseAdmin(admin.ModelAdmin):
                    def get_formsets(self, request, obj=None):
                        for inline in self.get_inline_instances(request, obj):
                            yield inline.get_formset(request, obj)
                """,
            after="""\
                from django.contrib import admin

                class BaseAdmin(admin.ModelAdmin):
                    def get_formsets_with_inlines(self, request, obj=None):
                        for inline in self.get_inline_instances(request, obj):
                            yield inline.get_formset(request, obj), inline
                """,
            files={
                "shop/admin.py": """\
                from shop.code import BaseAdmin

                class BookAdmin(BaseAdmin):
                    pass
                """
            },
        ),
        Flags(
            """\
                from shop.base import BaseAdmin

                class BookAdmin(BaseAdmin):
                    def instances(self, request, obj):
                        return [formset(instance=obj) for formset in self.get_formsets(request, obj)]
                """,
            line=5,
            files={
                "shop/base.py": """\
                from django.contrib import admin

                class BaseAdmin(admin.ModelAdmin):
                    def get_formsets(self, request, obj=None):
                        for inline in self.get_inline_instances(request, obj):
                            yield inline.get_formset(request, obj)
                """
            },
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
            if isinstance(node, ast.Attribute) and not _left_alone(site, node):
                yield site.flag(message="get_formsets() of a ModelAdmin is gone")
            return
        uses = [use for use, _ in site.module.walk.attributes.get(node.name, ())]
        if uses:
            yield site.flag(
                message="Django calls get_formsets_with_inlines(), which yields pairs, and not get_formsets()",
                advice="Add get_formsets_with_inlines() beside it, or have what calls get_formsets() take the pairs.",
            )
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
        own = f"{site.module.name}.{site.class_.name}" if site.class_ is not None else ""
        if all(heir.rpartition(".")[0] in site.module.names for heir in site.index.heirs(own)):
            yield site.fix(edits)
        else:
            yield site.suggest(edits, advice=f"{self.advice} What calls it on a subclass must take these.")


def _left_alone(site: Site, node: ast.Attribute) -> bool:
    """Whether a use reaches a definition of the same module, which is told of there and left as it is."""
    found = site.infer(node.value)
    if found is None:
        return False
    line = site.index.ancestry(found.qname)[1 if is_super(node.value) else 0 :]
    owners = site.index.owners(node.attr)
    return any(one in owners and one.rpartition(".")[0] in site.module.names for one in line)
