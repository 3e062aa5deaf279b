"""The argument ``mimetype`` of the views of sitemaps."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnModule
from codemods.source.names import last_name

_MODULE = "django.contrib.sitemaps.views"
_VIEWS = (f"{_MODULE}.index", f"{_MODULE}.sitemap")


class SitemapMimetype(Rule):
    """The views of sitemaps take ``content_type`` instead of ``mimetype``."""

    change = "1.7/sitemap-mimetype"
    triggers = (OnModule(("mimetype",)), *(OnCall(name) for name in _VIEWS))
    advice = "Give content_type instead of mimetype."
    examples = [
        Fixes(
            before="""\
                from django.conf.urls import patterns, url
                from django.contrib.sitemaps import views
                from django.contrib.sitemaps.views import sitemap
                from django.views.decorators.cache import cache_page

                urlpatterns = patterns(
                    "",
                    url(r"^a\\.xml$", sitemap, {"sitemaps": {}, "mimetype": "text/xml"}),
                    url(r"^b\\.xml$", cache_page(60)(views.index), kwargs={'mimetype': "text/xml", 'sitemaps': {}}),
                    (r"^c\\.xml$", "django.contrib.sitemaps.views.sitemap", dict(sitemaps={}, mimetype="text/xml")),
                )

                def view(request):
                    return sitemap(request, {}, mimetype="text/xml")
                """,
            after="""\
                from django.conf.urls import patterns, url
                from django.contrib.sitemaps import views
                from django.contrib.sitemaps.views import sitemap
                from django.views.decorators.cache import cache_page

                urlpatterns = patterns(
                    "",
                    url(r"^a\\.xml$", sitemap, {"sitemaps": {}, "content_type": "text/xml"}),
                    url(r"^b\\.xml$", cache_page(60)(views.index), kwargs={'content_type': "text/xml", 'sitemaps': {}}),
                    (r"^c\\.xml$", "django.contrib.sitemaps.views.sitemap", dict(sitemaps={}, content_type="text/xml")),
                )

                def view(request):
                    return sitemap(request, {}, content_type="text/xml")
                """,
            path="shop/urls.py",
            current="1.6",
        ),
        Suggests(
            before="""\
                from django.conf.urls import patterns, url

                urlpatterns = patterns(
                    "django.contrib.sitemaps.views",
                    (r"^a\\.xml$", "index", {"sitemaps": {}, "mimetype": TYPE}),
                    url(r"^b\\.xml$", "sitemap", {"sitemaps": {}, "mimetype": TYPE}),
                )
                """,
            after="""\
                from django.conf.urls import patterns, url

                urlpatterns = patterns(
                    "django.contrib.sitemaps.views",
                    (r"^a\\.xml$", "index", {"sitemaps": {}, "content_type": TYPE}),
                    url(r"^b\\.xml$", "sitemap", {"sitemaps": {}, "content_type": TYPE}),
                )
                """,
            path="shop/urls.py",
            current="1.6",
        ),
        Flags(
            """\
                from django.conf.urls import patterns, url
                from django.contrib.sitemaps.views import sitemap

                options = {"sitemaps": {}, "mimetype": "text/xml"}
                urlpatterns = patterns(
                    "",
                    url(r"^a\\.xml$", sitemap, {"mimetype": "text/xml", "content_type": "text/plain"}),
                    url(r"^b\\.xml$", sitemap, options),
                    url(r"^c\\.xml$", sitemap, {"mimetype": None}),
                )

                def view(request):
                    return sitemap(request, {}, mimetype="text/xml", content_type="text/plain")
                """,
            lines=(4, 7, 9, 13),
            path="shop/urls.py",
            current="1.6",
        ),
        Keeps(
            """\
                from django.conf.urls import patterns, url
                from django.contrib.sitemaps.views import sitemap
                from django.core.urlresolvers import reverse
                from shop import views

                options = {"mimetype": "text/xml"}
                urlpatterns = patterns(
                    "",
                    url(r"^a\\.xml$", sitemap, {"sitemaps": {}, "content_type": "text/xml"}),
                    url(r"^b\\.xml$", views.sitemap, {"sitemaps": {}, "mimetype": "text/xml"}),
                    url(r"^c\\.xml$", views.sitemap, options),
                )

                def view(request):
                    reverse(sitemap, kwargs={"mimetype": "xml"})
                    return views.sitemap(request, {}, mimetype="text/xml")
                """,
            path="shop/urls.py",
            current="1.6",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if isinstance(site.node, ast.Call):
            yield from self._renamed(site, site.node)
            return
        if not isinstance(site.node, ast.Module):
            return
        module = site.module
        for text in module.texts("mimetype"):
            options = module.parents.get(text)
            if text.value != "mimetype" or not isinstance(options, ast.Dict) or text not in options.keys:
                continue
            used = self._used(site, options)
            if used is None:
                continue
            keys = [one.value for one in options.keys if isinstance(one, ast.Constant)]
            if not used or "content_type" in keys or None in options.keys:
                yield site.flag(node=text)
                continue
            value, quote = options.values[options.keys.index(text)], site.source(text)[-1]
            edit = site.replace(text, f"{quote}content_type{quote}")
            yield self._answer(site, value, edit, text)
        for call, _ in module.walk.keywords.get("mimetype", ()):
            if isinstance(call.func, ast.Name) and call.func.id == "dict" and self._used(site, call):
                yield from self._renamed(site, call)

    def _renamed(self, site: Site, call: ast.Call) -> Iterator[Answer]:
        value = site.argument(call, "mimetype")
        if value is None:
            return
        if site.keyword(call, "content_type") is not None:
            yield site.flag(node=call)
            return
        yield self._answer(site, value, site.edit_call(call).rename("mimetype", "content_type").edit(), call)

    def _answer(self, site: Site, value: ast.expr, edit: Edit, node: ast.AST) -> Answer:
        if not isinstance(value, ast.Constant):
            return site.suggest(
                edit, node=node, advice="Do so if it is never None, which meant XML and means HTML."
            )
        if not value.value:
            return site.flag(node=node, advice="Leave mimetype out; without a value it meant nothing.")
        return site.fix(edit, node=node)

    def _used(self, site: Site, options: ast.expr) -> bool | None:
        """Whether options are given to such a view in their place; false where they are by a name; None if not."""
        parent = site.module.parents.get(options)
        if isinstance(parent, ast.keyword):
            parent = site.module.parents.get(parent)
        if self._leads(site, parent):
            return True
        if not isinstance(parent, ast.Assign) or not isinstance(parent.targets[0], ast.Name):
            return None
        named = site.module.walk.names.get(parent.targets[0].id, ())
        return False if any(self._leads(site, site.module.parents.get(node)) for node, _ in named) else None

    def _leads(self, site: Site, entry: ast.AST | None) -> bool:
        """Whether an entry of a URLconf leads to a view of sitemaps."""
        if isinstance(entry, ast.keyword):
            entry = site.module.parents.get(entry)
        if isinstance(entry, ast.Call):
            name = last_name(entry.func)
            if name != "url":
                return False
            given = [*entry.args, *(one.value for one in entry.keywords if one.arg == "view")]
        elif isinstance(entry, ast.Tuple):
            given = entry.elts
        else:
            return False
        return any(self._is_view(site, one) for one in given[:2])

    def _is_view(self, site: Site, node: ast.expr) -> bool:
        if isinstance(node, ast.Constant):
            name = node.value if isinstance(node.value, str) else ""
            return name in _VIEWS or f"{self._prefix(site, node)}.{name}" in _VIEWS
        if isinstance(node, ast.Call):  # a decorator around it
            return any(self._is_view(site, one) for one in node.args)
        return site.is_name(node, *_VIEWS)

    def _prefix(self, site: Site, node: ast.expr) -> object:
        """What ``patterns()`` around an entry puts before the names of its views."""
        for one in site.module.ancestors(node):
            name = site.resolve(one.func, certain=False) if isinstance(one, ast.Call) and one.args else None
            if isinstance(one, ast.Call) and name is not None and name.endswith(".patterns"):
                return getattr(one.args[0], "value", "")
        return ""
