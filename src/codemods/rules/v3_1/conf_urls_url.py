"""``django.conf.urls.url()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.symbols import answered_by_other_arm
from codemods.rules.shapes.url_patterns import EXACT, as_route, includes
from codemods.rules.site import Site
from codemods.rules.triggers import OnName


class ConfUrlsUrl(Rule):
    """``django.conf.urls.url()`` is an alias of ``django.urls.re_path()``."""

    change = "3.1/conf-urls-url"
    also = ("4.0/conf-urls-url", "2.0/url-to-re-path")
    triggers = (OnName("django.conf.urls.url"),)
    needs = ("django.urls.re_path", "django.urls.path")
    since = "3.1"
    until = "4.0"
    examples = [
        Fixes(
            path="shop/urls.py",
            before="""\
                from django.conf.urls import include, url

                from shop import views

                urlpatterns = [
                    url(r'^$', views.index, name="index"),
                    url(r'^books/(?P<slug>[^/]+)/$', views.book),
                    url(r'^books/(?P<pk>[0-9]+)/$', views.book),
                    url(regex=r'^about/$', view=views.about),
                    url(r'^api/', include([url("^x$", views.x)])),
                ]
                """,
            after="""\
                from django.urls import include, path, re_path

                from shop import views

                urlpatterns = [
                    path('', views.index, name="index"),
                    path('books/<str:slug>/', views.book),
                    re_path(r'^books/(?P<pk>[0-9]+)/$', views.book),
                    path(route='about/', view=views.about),
                    path('api/', include([path("x", views.x)])),
                ]
                """,
        ),
        Fixes(
            path="shop/urls.py",
            before="""\
                from django.conf.urls import url
                from django.contrib import admin
                from django.contrib.admin.sites import AdminSite

                from shop.api import router

                office = AdminSite(name="office")
                urlpatterns = [
                    url(r'^admin/', admin.site.urls),
                    url(r'^office/', office.urls, name="office"),
                    url(r'^more/', ([], "more", "more")),
                    url(r'^admin/$', admin.site.urls),
                    url(r'^api/', router.urls),
                ]
                """,
            after="""\
                from django.contrib import admin
                from django.contrib.admin.sites import AdminSite
                from django.urls import path, re_path

                from shop.api import router

                office = AdminSite(name="office")
                urlpatterns = [
                    path('admin/', admin.site.urls),
                    path('office/', office.urls, name="office"),
                    path('more/', ([], "more", "more")),
                    re_path(r'^admin/$', admin.site.urls),
                    re_path(r'^api/', router.urls),
                ]
                """,
        ),
        Fixes(
            before="""\
                from django.conf import urls as conf
                from django.conf.urls import url as u

                def path(x):
                    return [u(PATTERN + "$", x), conf.url(r"^a.b/$", x), map(u, x)]
                """,
            after="""\
                from django.urls import re_path

                def path(x):
                    return [re_path(PATTERN + "$", x), re_path(r"^a.b/$", x), map(re_path, x)]
                """,
        ),
        Fixes(
            path="shop/compat.py",
            before="""\
                from django.conf.urls import url
                """,
            after="""\
                from django.urls import re_path as url
                """,
            files={"shop/__init__.py": "", "shop/urls.py": "from shop.compat import url\n"},
        ),
        Keeps(
            """\
                from shop.routes import url

                def view(request, url):
                    return url("^x$")

                urlpatterns = [url(r"^$", view)]
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not site.direct or site.kind == "string":
            return
        if not self.replaceable:
            if self.gone and not (site.kind == "use" and isinstance(site.node, ast.Name)):
                yield site.flag(advice="re_path() is not in every release that this code has to run on.")
            return
        if site.kind == "import":
            yield from self._import(site)
        elif not self._kept(site):
            yield from self._use(site)

    def _kept(self, site: Site) -> bool:
        """Whether the import keeps its name because others use it, so that uses here stay as they are."""
        binding = site.binding
        if binding is None or binding.name == "*" or not isinstance(site.node, ast.Name):
            return False
        if not site.certain:
            return True
        return site.reexported(binding.name) or binding.name in (site.module.dunder_all or {})

    def _import(self, site: Site) -> Iterator[Answer]:
        binding = site.binding
        if binding is None or answered_by_other_arm(site):
            return
        uses, certain = site.uses_of(binding)
        exported = site.reexported(binding.name) or binding.name in (site.module.dunder_all or {})
        if exported or not certain or not uses:
            site.rename_import(binding, "django.urls.re_path", binding.name)
            yield site.fix()
            return
        # Its neighbours come from the same new home.
        for other in site.scope.bindings.get("include", ()):
            if other.node is binding.node and other.target == "django.conf.urls.include":
                site.rename_import(other, "django.urls.include", "include")
                yield site.fix(node=site.node)

    def _use(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        edits: list[Edit] = []
        target = "django.urls.re_path"
        if call is not None:
            keyword = site.keyword(call, "regex")
            route = site.argument(call, "regex", 0)
            simple = as_route(site, route, EXACT)
            included = includes(site, site.argument(call, "view", 1))
            if simple is not None and (simple[1] or included):
                if not (included and simple[1]):
                    target = "django.urls.path"
                    assert route is not None
                    edits.append(site.replace(route, simple[0]))
            if keyword is not None:
                edits.append(site.replace_name(keyword, "route"))
        if site.module.in_fstring(node):
            raise CannotRewrite("the call stands inside an f-string")
        edits.append(site.replace(node, site.need(target)))
        yield site.fix(edits)
