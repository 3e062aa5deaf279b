"""Arguments of the admin's URLs by their place."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.mixed_in import overrides_hook_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_ADMIN = "django.contrib.admin.options.BaseModelAdmin"


class AdminUrlArgs(Rule):
    """The admin's URLs give the key of an object by name, as ``object_id``: ``resolver_match.args`` is empty."""

    change = "2.0/undocumented-admin-url-args"
    triggers = (OnAttribute("resolver_match"),)
    available = "2.0"
    advice = "Take it if this is the key of the object that is changed; the page to add one has none."
    examples = [
        Suggests(
            before="""\
                from django.contrib import admin

                class LineInline(admin.TabularInline):
                    def formfield_for_foreignkey(self, db_field, request=None, **kwargs):
                        order = request.resolver_match.args[0]
                        return super().formfield_for_foreignkey(db_field, request, **kwargs)
                """,
            after="""\
                from django.contrib import admin

                class LineInline(admin.TabularInline):
                    def formfield_for_foreignkey(self, db_field, request=None, **kwargs):
                        order = request.resolver_match.kwargs["object_id"]
                        return super().formfield_for_foreignkey(db_field, request, **kwargs)
                """,
        ),
        Flags(
            """\
                from django.contrib import admin

                class LineInline(admin.TabularInline):
                    def parent(self, request):
                        if request.resolver_match.args:
                            return self.order
                        try:
                            return request.resolver_match.args[0]
                        except IndexError:
                            return None
                """,
            lines=(5, 8),
        ),
        Keeps(
            """\
                from django.contrib import admin

                class LineInline(admin.TabularInline):
                    def parent(self, request):
                        return request.resolver_match.kwargs.get("object_id")

                def view(request):
                    return request.resolver_match.args[0]
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        read = site.parent
        if (
            not isinstance(read, ast.Attribute)
            or read.attr != "args"
            or not overrides_hook_of(site, site.class_, _ADMIN)
        ):
            return
        item = site.module.parents.get(read)
        if (
            isinstance(item, ast.Subscript)
            and self._is_first(item)
            and not self._caught(site)
            and self.replaceable
        ):
            quote = "'" if site.module.text.count("'") > site.module.text.count('"') else '"'
            text = f"{site.source(site.node)}.kwargs[{quote}object_id{quote}]"
            yield site.suggest(site.replace(item, text), node=read)
        else:
            yield site.flag(node=read, advice='Ask resolver_match.kwargs.get("object_id").')

    def _is_first(self, item: ast.Subscript) -> bool:
        return isinstance(item.slice, ast.Constant) and item.slice.value == 0

    def _caught(self, site: Site) -> bool:
        """Whether an error is foreseen, which would be another one."""
        return any(isinstance(around, ast.Try) for around in site.module.ancestors(site.node))
