"""Routes of ``path()`` for regular expressions that say no more."""

from __future__ import annotations

from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.url_patterns import EXACT, LIKELY, as_route, includes
from codemods.rules.site import Site
from codemods.rules.triggers import OnName


class UrlToPath(Rule):
    """A regular expression that only spells out a route can be given to ``path()``."""

    change = "2.0/url-to-path"
    triggers = (OnName("django.urls.re_path"),)
    needs = ("django.urls.path",)
    advice = (
        "Converters hand on numbers and UUIDs as such, and match ASCII only: see that the view and every reverse() of "
        "it can do with that."
    )
    examples = [
        Suggests(
            before="""\
                from django.urls import re_path

                from shop import views

                urlpatterns = [
                    re_path(r"^books/(?P<pk>[0-9]+)/$", views.book),
                    re_path(r"^books/(?P<slug>[-\\w]+)/$", views.book, name="book"),
                ]
                """,
            after="""\
                from django.urls import path

                from shop import views

                urlpatterns = [
                    path("books/<int:pk>/", views.book),
                    path("books/<slug:slug>/", views.book, name="book"),
                ]
                """,
            modernize=True,
        ),
        Fixes(
            before="""\
                from django.contrib import admin
                from django.urls import include, re_path

                from shop import views

                urlpatterns = [
                    re_path(r"^admin/", admin.site.urls),
                    re_path(route=r"^about/$", view=views.about),
                    re_path(r"^api/", include([])),
                    re_path(r"", include([])),
                    re_path(r"^any", views.any),
                ]
                """,
            after="""\
                from django.contrib import admin
                from django.urls import include, path, re_path

                from shop import views

                urlpatterns = [
                    path("admin/", admin.site.urls),
                    path(route="about/", view=views.about),
                    path("api/", include([])),
                    path("", include([])),
                    re_path(r"^any", views.any),
                ]
                """,
            modernize=True,
        ),
        Keeps(
            """\
                from django.urls import include, re_path

                from shop import views
                from shop.routes import re_path as own

                urlpatterns = [
                    re_path(r"^a.b/$", views.a),
                    re_path(r"^any", views.any),
                    re_path(r"found/anywhere/$", views.any),
                    re_path(_(r"^translated/$"), views.any),
                    re_path(r"^api$", include([])),
                    re_path(r"^(?P<pk>[0-9]+|all)/$", views.a),
                    re_path(PATTERN, views.a),
                    own(r"^about/$", views.a),
                ]
                """,
            modernize=True,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or site.kind != "use" or not site.direct or not site.certain or not self.replaceable:
            return
        route = site.argument(call, "route", 0)
        view = site.argument(call, "view", 1)
        if route is None or view is None or site.module.in_fstring(call):
            return
        included = includes(site, view)
        exact = as_route(site, route, EXACT)
        found = exact or as_route(site, route, LIKELY)
        if found is None or found[1] is included:
            return  # without an end the pattern also matches what goes on behind it
        edits = [site.replace(route, found[0]), site.replace(site.node, site.need("django.urls.path"))]
        if exact is not None:
            yield site.fix(*edits)
        else:
            yield site.suggest(*edits)
