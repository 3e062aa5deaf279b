"""``AdminSite.each_context()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import ChangeMethods
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute
from codemods.source.names import last_name


class AdminsiteEachContext(ChangeMethods):
    """``AdminSite.each_context()`` takes the request."""

    change = "1.8/adminsite-each-context"
    bases = ("django.contrib.admin.sites.AdminSite",)
    grow = {"each_context": (("request", None),)}
    by_position = {"each_context": 1}
    triggers = (OnAttribute("each_context"),)
    examples = [
        Fixes(
            before="""\
                from django.contrib.admin import AdminSite, site

                class ShopSite(AdminSite):
                    def each_context(self):
                        return super(ShopSite, self).each_context()

                def view(request):
                    return site.each_context()
                """,
            after="""\
                from django.contrib.admin import AdminSite, site

                class ShopSite(AdminSite):
                    def each_context(self, request):
                        return super(ShopSite, self).each_context(request=request)

                def view(request):
                    return site.each_context(request)
                """,
        ),
        Flags(
            """\
                from django.contrib import admin

                context = admin.site.each_context()
                """,
            line=3,
        ),
        Keeps(
            """\
                from django.contrib import admin

                def view(request):
                    return admin.site.each_context(request), loop.each_context()
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if not isinstance(node, ast.Attribute):
            yield from super().visit(site)
            return
        if call is None or call.args or call.keywords:
            return
        if (
            isinstance(node.value, ast.Call)
            and isinstance(node.value.func, ast.Name)
            and node.value.func.id == "super"
        ):
            return
        last = last_name(node.value)
        found = site.infer(node.value)
        known = found is not None and site.index.is_subclass(found.qname, self.bases[0])
        if not known and last not in ("site", "admin_site"):
            return
        function = site.function
        names = [] if function is None else [one.arg for one in function.args.args]
        if "request" in names:
            yield site.fix(site.edit_call(call).add(None, "request").edit(), node=call)
        else:
            yield site.flag(node=call, advice="Hand the request on to it.")
