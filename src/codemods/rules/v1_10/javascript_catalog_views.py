"""The function views ``javascript_catalog`` and ``json_catalog``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace

from codemods.findings import Verdict
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.shapes.class_views import ClassView, ViewsToClasses
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site

_VIEWS = "django.views.i18n"


class JavascriptCatalogViews(ViewsToClasses):
    """``javascript_catalog`` and ``json_catalog`` are the classes ``JavaScriptCatalog`` and ``JSONCatalog`` now."""

    change = "1.10/javascript-catalog-view"
    also = ("1.10/json-catalog-view", "2.0/javascript-catalog-views")
    needs = (f"{_VIEWS}.JavaScriptCatalog",)
    views = {
        f"{_VIEWS}.javascript_catalog": ClassView(
            f"{_VIEWS}.JavaScriptCatalog", ("domain", "packages"), from_url=("domain", "packages")
        ),
        f"{_VIEWS}.json_catalog": ClassView(
            f"{_VIEWS}.JSONCatalog", ("domain", "packages"), from_url=("domain", "packages")
        ),
    }
    examples = [
        Fixes(
            path="shop/urls.py",
            before="""\
                from django.conf.urls import url
                from django.views.decorators.cache import cache_page
                from django.views.i18n import javascript_catalog, json_catalog

                urlpatterns = [
                    url(r"^jsi18n/$", javascript_catalog, {"packages": ("shop", "django.conf"), "domain": "djangojs"}, name="js"),
                    url(r"^all/$", cache_page(60)(javascript_catalog)),
                    url(r"^json/$", json_catalog, {"packages": "shop+news"}),
                    url(r"^own/$", javascript_catalog, {"packages": "django.conf"}),
                ]
                """,
            after="""\
                from django.conf.urls import url
                from django.views.decorators.cache import cache_page
                from django.views.i18n import JSONCatalog, JavaScriptCatalog

                urlpatterns = [
                    url(r"^jsi18n/$", JavaScriptCatalog.as_view(packages=["shop"], domain="djangojs"), name="js"),
                    url(r"^all/$", cache_page(60)(JavaScriptCatalog.as_view())),
                    url(r"^json/$", JSONCatalog.as_view(packages=["shop", "news"])),
                    url(r"^own/$", JavaScriptCatalog.as_view()),
                ]
                """,
        ),
        Fixes(
            before="""\
                from django.views import i18n

                def literal(request):
                    return i18n.javascript_catalog(request, "djangojs", ["shop"])
                """,
            after="""\
                from django.views import i18n

                def literal(request):
                    return i18n.JavaScriptCatalog.as_view(domain="djangojs", packages=["shop"])(request)
                """,
        ),
        Suggests(
            path="shop/urls.py",
            before="""\
                from django.conf.urls import url
                from django.views.i18n import javascript_catalog

                urlpatterns = [url(r"^some/(?P<packages>\\S+?)/$", javascript_catalog)]
                """,
            after="""\
                from django.conf.urls import url
                from django.views.i18n import JavaScriptCatalog

                urlpatterns = [url(r"^some/(?P<packages>\\S+?)/$", JavaScriptCatalog.as_view())]
                """,
        ),
        Suggests(
            before="""\
                from django.views import i18n

                def catalog(request, packages):
                    return i18n.javascript_catalog(request, packages=packages)
                """,
            after="""\
                from django.views import i18n

                def catalog(request, packages):
                    return i18n.JavaScriptCatalog.as_view(packages=packages)(request)
                """,
        ),
        Flags(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import url
                from django.views import i18n
                from shop.conf import JS_INFO

                urlpatterns = [url(r"^jsi18n/$", i18n.javascript_catalog, JS_INFO)]
                """,
            line=5,
        ),
        Keeps(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import url
                from django.views.i18n import JavaScriptCatalog
                from shop.views import json_catalog

                urlpatterns = [
                    url(r"^jsi18n/$", JavaScriptCatalog.as_view()),
                    url(r"^json/$", json_catalog, {"packages": "shop"}),
                ]
                """,
        ),
    ]

    def value(self, site: Site, view: ClassView, name: str, node: ast.expr) -> tuple[str | None, bool]:
        if name != "packages":
            return super().value(site, view, name, node)
        names: list[str] | None = None
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            names = node.value.split("+")
        elif isinstance(node, ast.List | ast.Tuple):
            values = [one.value if isinstance(one, ast.Constant) else None for one in node.elts]
            if all(isinstance(one, str) for one in values):
                names = [str(one) for one in values]
        if names is None:
            return super().value(site, view, name, node)
        quote = '"' if '"' in site.source(node) else "'"
        kept = [one for one in names if one != "django.conf"]
        return f"[{', '.join(f'{quote}{one}{quote}' for one in kept)}]" if kept else None, True

    def doubt(self, site: Site, view: ClassView, call: ast.Call) -> str:
        pattern = site.argument(call, "regex", 0) or site.argument(call, "route", 0)
        if isinstance(pattern, ast.Constant) and "packages>" in str(pattern.value):
            return _UNKNOWN
        options = self._options(site, site.argument(call, "kwargs", 2)) or {}
        return _TEXT if "packages" in options and not _is_list(site, options["packages"]) else ""

    def _called(self, site: Site, view: ClassView, call: ast.Call) -> Iterator[Answer]:
        # The class takes what a URL says as text, and only as_view() takes a list.
        packages = site.argument(call, "packages", 2)
        for answer in super()._called(site, replace(view, from_url=()), call):
            if packages is not None and not _is_list(site, packages) and answer.verdict is Verdict.FIX:
                answer.verdict, answer.advice = Verdict.SUGGEST, _TEXT
            yield answer


_UNKNOWN = (
    "The function passed over packages that are not installed, and took django.conf; the class raises ValueError for what"
    " a URL says of either."
)
_TEXT = "Right where packages is a list; a text with a + between the names has to be split."


def _is_list(site: Site, packages: ast.expr) -> bool:
    """Whether packages are a list, or a literal that is written as one; None stands for all."""
    found = assigned_values(site, packages) if isinstance(packages, ast.Name) else [packages]
    return bool(found) and all(isinstance(one, ast.List | ast.Tuple | ast.Constant) for one in found or ())
