"""``ModelAdmin.queryset()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import ChangeMethods
from codemods.rules.site import Site


class ModeladminQueryset(ChangeMethods):
    """``queryset()`` of a ``ModelAdmin`` is ``get_queryset()`` now."""

    change = "1.8/modeladmin-queryset"
    bases = ("django.contrib.admin.options.BaseModelAdmin",)
    rename = {"queryset": "get_queryset"}
    examples = [
        Fixes(
            before="""\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def queryset(self, request):
                        return super(BookAdmin, self).queryset(request).filter(live=True)

                    def rows(self, request):
                        return self.queryset(request)

                class BookInline(admin.TabularInline):
                    def queryset(self, request):
                        return []
                """,
            after="""\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def get_queryset(self, request):
                        return super(BookAdmin, self).get_queryset(request).filter(live=True)

                    def rows(self, request):
                        return self.get_queryset(request)

                class BookInline(admin.TabularInline):
                    def get_queryset(self, request):
                        return []
                """,
        ),
        Flags(
            """\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def queryset(self, request):
                        return []

                    def get_queryset(self, request):
                        return []
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.contrib import admin

                class LiveFilter(admin.SimpleListFilter):
                    def queryset(self, request, queryset):
                        return queryset

                class BookAdmin(admin.ModelAdmin):
                    def rows(self, formset):
                        return formset.queryset
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if isinstance(site.node, ast.Attribute) and site.call is None:
            return  # an attribute of that name is the project's own
        yield from super().visit(site)
