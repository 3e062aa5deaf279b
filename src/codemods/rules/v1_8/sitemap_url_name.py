"""The name of the pattern that sitemap indexes link to."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

_SITEMAP = "django.contrib.sitemaps.views.sitemap"
_INDEX = "django.contrib.sitemaps.views.index"
_GEO = ("django.contrib.gis.sitemaps.views.kml", "django.contrib.gis.sitemaps.views.kmz")


class SitemapUrlName(Rule):
    """The pattern of a sitemap that an index links to must be named: it is found by its name only."""

    change = "1.8/sitemap-url-name"
    also = ("1.10/sitemap-url-names",)
    triggers = (OnCall("django.conf.urls.url"),)
    available = "1.7"
    examples = [
        Fixes(
            path="shop/urls.py",
            before="""\
                from django.conf.urls import url
                from django.contrib.sitemaps import views
                from django.contrib.gis.sitemaps.views import kml

                urlpatterns = [
                    url(r'^sitemap\\.xml$', views.index, {'sitemaps': {}}),
                    url(r'^sitemap-(?P<section>.+)\\.xml$', views.sitemap, {'sitemaps': {}}),
                    url(r'^(?P<label>\\w+)\\.kml$', kml),
                ]
                """,
            after="""\
                from django.conf.urls import url
                from django.contrib.sitemaps import views
                from django.contrib.gis.sitemaps.views import kml

                urlpatterns = [
                    url(r'^sitemap\\.xml$', views.index, {'sitemaps': {}}),
                    url(r'^sitemap-(?P<section>.+)\\.xml$', views.sitemap, {'sitemaps': {}}, name='django.contrib.sitemaps.views.sitemap'),
                    url(r'^(?P<label>\\w+)\\.kml$', kml, name='django.contrib.gis.sitemaps.views.kml'),
                ]
                """,
        ),
        Keeps(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import url
                from django.contrib.sitemaps.views import sitemap

                urlpatterns = [
                    url(r'^sitemap\\.xml$', sitemap, {'sitemaps': {}}),
                ]
                """,
        ),
        Keeps(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import url
                from django.contrib.sitemaps import views

                urlpatterns = [
                    url(r'^sitemap\\.xml$', views.index, {'sitemap_url_name': 'section'}),
                    url(r'^sitemap-(?P<section>.+)\\.xml$', views.sitemap, name='section'),
                ]
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call) or site.has_stars(call):
            return
        view = site.resolve(site.argument(call, "view", 1))
        if view not in (_SITEMAP, *_GEO) or site.argument(call, "name", 3) is not None:
            return
        if view == _SITEMAP and not (site.index.users(_INDEX) or _INDEX in site.index.views):
            return
        yield site.fix(site.edit_call(call).add("name", f"'{view}'").edit())
