"""``ModelAdmin.lookup_allowed()`` is given the request."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import ChangeMethods
from codemods.rules.shapes.overrides import is_super, mixed_into
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember, OnMethod

_ADMIN = "django.contrib.admin.options.BaseModelAdmin"


class LookupAllowedRequest(ChangeMethods):
    """``ModelAdmin.lookup_allowed()`` is called with the request."""

    change = "5.0/lookup-allowed-request"
    also = ("6.0/lookup-allowed-request",)
    available = "5.0"
    advice = "Take request as the last argument, and hand it on."
    bases = (_ADMIN,)
    grow = {"lookup_allowed": (("request", "None"),)}
    triggers = (OnMethod("", "lookup_allowed"), OnMember(_ADMIN, "lookup_allowed"))
    examples = [
        Fixes(
            before="""\
                from django.contrib import admin

                class AllowMixin:
                    def lookup_allowed(self, key, value):
                        return True

                class ShopAdmin(AllowMixin, admin.ModelAdmin):
                    pass

                class BookAdmin(admin.ModelAdmin):
                    def lookup_allowed(self, lookup, value):
                        if lookup == "shop__name":
                            return True
                        return super().lookup_allowed(lookup, value)

                    def changelist_view(self, request):
                        return self.lookup_allowed("name", "x")

                class OldAdmin(admin.ModelAdmin):
                    def lookup_allowed(self, lookup, value):
                        return admin.ModelAdmin.lookup_allowed(self, lookup, value)
                """,
            after="""\
                from django.contrib import admin

                class AllowMixin:
                    def lookup_allowed(self, key, value, request=None):
                        return True

                class ShopAdmin(AllowMixin, admin.ModelAdmin):
                    pass

                class BookAdmin(admin.ModelAdmin):
                    def lookup_allowed(self, lookup, value, request=None):
                        if lookup == "shop__name":
                            return True
                        return super().lookup_allowed(lookup, value, request=request)

                    def changelist_view(self, request):
                        return self.lookup_allowed("name", "x", request)

                class OldAdmin(admin.ModelAdmin):
                    def lookup_allowed(self, lookup, value, request=None):
                        return admin.ModelAdmin.lookup_allowed(self, lookup, value, request=request)
                """,
        ),
        Flags(
            """\
                from django.contrib.admin import ModelAdmin

                class BookAdmin(ModelAdmin):
                    def allowed(self):
                        return self.lookup_allowed("name", "x")
                """,
            line=5,
        ),
        Keeps(
            """\
                from django.contrib import admin

                class Locker:
                    def lookup_allowed(self, key, value):
                        return True

                class BookAdmin(admin.ModelAdmin):
                    def lookup_allowed(self, lookup, value, request):
                        return super().lookup_allowed(lookup, value, request)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.Attribute):
            yield from self._call(site, node)
            return
        class_ = site.class_
        if class_ is None:
            return
        if site.qname.startswith("."):  # a class that may be mixed into an admin
            if site.descends(class_, _ADMIN) or not mixed_into(site, class_, _ADMIN):
                return
        yield from super().visit(site)

    def _call(self, site: Site, node: ast.Attribute) -> Iterator[Answer]:
        call = site.call
        if (
            call is None
            or is_super(node.value)
            or len(call.args) != 2
            or call.keywords
            or site.has_stars(call)
        ):
            return
        if not self.gone and not self.replaceable:
            return
        function = site.function
        names = {one.arg for one in function.args.args} if function is not None else set()
        if self.replaceable and "request" in names:
            yield site.fix(site.edit_call(call).add(None, "request", 2).edit(), node=call)
        elif self.gone:
            yield site.flag(node=call)
