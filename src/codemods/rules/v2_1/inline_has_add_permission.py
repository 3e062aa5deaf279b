"""``has_add_permission()`` of inlines."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.shapes import ChangeMethods
from codemods.rules.shapes.overrides import is_super, own_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute
from codemods.source.names import last_name

_METHOD = "has_add_permission"


class InlineHasAddPermission(ChangeMethods):
    """``has_add_permission()`` of admin inlines is given the object that is edited."""

    change = "2.1/inline-has-add-permission-obj"
    also = ("3.0/inline-has-add-permission-obj",)
    bases = ("django.contrib.admin.options.InlineModelAdmin",)
    triggers = (OnAttribute(_METHOD),)
    mixins = True
    grow = {_METHOD: (("obj", "None"),)}
    by_position = {_METHOD: 2}
    available = "2.1"
    examples = [
        Fixes(
            before="""\
                from django.contrib import admin

                class LineInline(admin.TabularInline):
                    def has_add_permission(self, request):
                        return request.user.is_staff and super().has_add_permission(request)
                """,
            after="""\
                from django.contrib import admin

                class LineInline(admin.TabularInline):
                    def has_add_permission(self, request, obj=None):
                        return request.user.is_staff and super().has_add_permission(request, obj=obj)
                """,
        ),
        Suggests(
            before="""\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def may(self, request, inline):
                        return inline.has_add_permission(request)

                    def get_inline_instances(self, request, obj=None):
                        for one in super().get_inline_instances(request, obj):
                            if one.has_add_permission(request):
                                yield one
                        line = LineInline(self.model, self.admin_site)
                        if line.has_add_permission(request):
                            yield line

                class LineInline(admin.TabularInline):
                    pass
                """,
            after="""\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def may(self, request, inline):
                        return inline.has_add_permission(request, None)

                    def get_inline_instances(self, request, obj=None):
                        for one in super().get_inline_instances(request, obj):
                            if one.has_add_permission(request, obj):
                                yield one
                        line = LineInline(self.model, self.admin_site)
                        if line.has_add_permission(request, obj):
                            yield line

                class LineInline(admin.TabularInline):
                    pass
                """,
        ),
        Keeps(
            """\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def may(self, request, inline, other_admin):
                        if inline.has_add_permission(request, None):
                            return other_admin.has_add_permission(request)
                        return self.has_add_permission(request)
                """
        ),
        Keeps(
            """\
                from django.contrib import admin

                class Frozen(object):
                    def has_add_permission(self, request):
                        return False

                class BookAdmin(Frozen, admin.ModelAdmin):
                    pass

                class BookInline(Frozen, admin.TabularInline):
                    pass
                """
        ),
        Keeps(
            """\
                from django.contrib import admin

                class OrderAdmin(admin.ModelAdmin):
                    def has_add_permission(self, request):
                        return False

                class LineInline(admin.StackedInline):
                    def has_add_permission(self, request, obj):
                        return False

                class ItemInline(admin.StackedInline):
                    def has_add_permission(self, request, *args, **kwargs):
                        return False
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if not isinstance(node, ast.Attribute):
            yield from super().visit(site)
        elif call is not None and self.gone and len(call.args) == 1 and not call.keywords:
            if isinstance(call.args[0], ast.Starred) or not self._of_inline(site, node.value):
                return
            message = "has_add_permission() of an inline must be given the object"
            if not self.replaceable:
                yield site.flag(node=call, message=message)
                return
            arguments = site.function.args if site.function is not None else None
            named = arguments is not None and any(one.arg == "obj" for one in arguments.args)
            edit = site.edit_call(call).add(None, "obj" if named else "None", 1).edit()
            advice = f"Say yes if {site.source(node.value)} is an inline; hand on the object if there is one."
            yield site.suggest(edit, node=call, message=message, advice=advice)

    def _of_inline(self, site: Site, node: ast.expr) -> bool:
        """Whether something is an inline by what makes it, by its name, or by what it is taken from."""
        found = site.infer(node)
        if found is not None:  # of self and of the project's own methods more is known elsewhere
            own = own_definition(site, found.qname, _METHOD) is not None
            known = own or is_super(node) or site.source(node) == "self"
            return not known and site.index.is_subclass(found.qname, self.bases[0])
        name = last_name(node)
        if name == "inline" or name.endswith("_inline"):
            return True
        loops = ast.walk(site.function) if site.function is not None else ()
        return any(
            getattr(loop.target, "id", "") == name and "get_inline_instances" in site.source(loop.iter)
            for loop in loops
            if isinstance(loop, ast.For | ast.comprehension)
        )
