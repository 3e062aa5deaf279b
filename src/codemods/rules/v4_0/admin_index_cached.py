"""The index view of an admin site, used directly."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.url_patterns import ADMIN_SITES
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember, OnName
from codemods.source.names import last_name

_SITE = "django.contrib.admin.sites.AdminSite"
_ROUTES = frozenset(["django.conf.urls.url", "django.urls.path", "django.urls.re_path"])
_WRAPPED = frozenset(["admin_view", "never_cache"])


class AdminIndexCached(Rule):
    """``AdminSite.index`` no longer tells caches to leave the page alone when it is used directly."""

    change = "4.0/admin-index-never-cache"
    advice = "Wrap it with never_cache(), or with the site's admin_view(), or use the site's urls."
    triggers = (OnMember(_SITE, "index"), *(OnName(f"{name}.index") for name in ADMIN_SITES))
    examples = [
        Flags(
            """\
                from django.contrib import admin
                from django.contrib.admin.views.decorators import staff_member_required
                from django.urls import path

                site = admin.AdminSite()

                def front(request):
                    return staff_member_required(admin.site.index)(request)

                def other(request):
                    return site.index(request)

                urlpatterns = [path("", admin.site.index)]
                """,
            lines=(8, 11, 13),
        ),
        Keeps(
            """\
                from django.contrib import admin
                from django.urls import path
                from django.views.decorators.cache import never_cache

                class Site(admin.AdminSite):
                    def index(self, request, extra_context=None):
                        return super().index(request, extra_context)

                    def get_urls(self):
                        return [path("x", self.wrap(self.index)), *super().get_urls()]

                @never_cache
                def front(request):
                    return admin.site.index(request)

                def other(request, site):
                    return site.index(request)

                urlpatterns = [
                    path("", never_cache(admin.site.index)),
                    path("b", admin.site.admin_view(admin.site.index)),
                    path("c", wrap(admin.site.index)),
                ]
                """
        ),
        Keeps(
            path="shop/tests.py",
            source="""\
                from django.contrib import admin

                def test_index(rf):
                    assert admin.site.index(rf.get("/")).status_code == 200
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Attribute) or not site.certain or not isinstance(node.ctx, ast.Load):
            return
        if "test" in site.roles or (site.class_ is not None and site.descends(site.class_, _SITE)):
            return  # what is called from there comes through the site's own URLs
        function = site.function
        if function is not None and any(_last(one) in _WRAPPED for one in function.decorator_list):
            return
        inside: ast.AST = node
        served = False
        for around in site.module.ancestors(node):
            if isinstance(around, ast.stmt):
                break
            if isinstance(around, ast.Call):
                if _last(around.func) in _WRAPPED:
                    return
                called = site.resolve(around.func) or ""
                if inside is around.func:  # view(request)
                    first = around.args[0] if around.args else None
                    served = served or (isinstance(first, ast.Name) and first.id == "request")
                elif called in _ROUTES:
                    served = True
                elif not called.startswith("django."):
                    return  # a wrapper of which nothing is known
            inside = around
        if served:
            yield site.flag(node=node)


def _last(node: ast.AST) -> str:
    if isinstance(node, ast.Call):
        return _last(node.func)
    return last_name(node)
