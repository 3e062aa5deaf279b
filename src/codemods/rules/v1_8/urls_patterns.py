"""``django.conf.urls.patterns()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.releases import Release
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.called import CallBecomes
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule
from codemods.rules.v1_8.pattern_entries import entry_texts, spliced


class UrlsPatterns(CallBecomes):
    """``patterns()`` is gone; URL patterns are a plain list of ``url()``."""

    change = "1.8/urls-patterns"
    also = ("1.10/conf-urls-patterns",)
    calls = {"django.conf.urls.patterns": ((), ""), "django.conf.urls.defaults.patterns": ((), "")}
    advice = "Write a list of url()."
    examples = [
        Fixes(
            path="shop/urls.py",
            before="""\
                from django.conf.urls import include, patterns, url

                from shop import views

                urlpatterns = patterns('',
                    # the shop
                    url(r'^$', views.index),
                    (r'^book/$', views.book, {"a": (1, 2)}, "book"),  # one
                    (r'^api/', include('shop.api')),
                )
                urlpatterns += patterns(
                    '',  # nothing
                    url(r'^b/$', views.book)
                )
                urlpatterns += patterns('shop.views', (r'^c/$', 'cart'), url(r'^d/$', 'desk'))
                urlpatterns += patterns('', *more)
                urlpatterns += patterns('')
                """,
            after="""\
                from django.conf.urls import include, url

                from shop import views

                urlpatterns = [
                    # the shop
                    url(r'^$', views.index),
                    url(r'^book/$', views.book, {"a": (1, 2)}, "book"),  # one
                    url(r'^api/', include('shop.api')),
                ]
                urlpatterns += [
                    # nothing
                    url(r'^b/$', views.book)
                ]
                urlpatterns += [url(r'^c/$', 'shop.views.cart'), url(r'^d/$', 'shop.views.desk')]
                urlpatterns += [*more]
                urlpatterns += []
                """,
            target="2.0",
        ),
        Fixes(
            path="shop/urls.py",
            before="""\
                from django.conf import urls
                from django.contrib import admin

                urlpatterns = urls.patterns('', ('^admin/', admin.site.urls)) + static("/media/")
                """,
            after="""\
                from django.contrib import admin
                from django.urls import re_path

                urlpatterns = [re_path('^admin/', admin.site.urls)] + static("/media/")
                """,
            target="4.0",
        ),
        Fixes(
            path="shop/urls.py",
            before="""\
                try:
                    from django.conf.urls import patterns, url
                except ImportError:
                    from django.conf.urls.defaults import patterns, url

                urlpatterns = patterns('', url('^a/', a))
                urlpatterns += patterns('shop.views', url('^b/', 'b'))
                """,
            after="""\
                try:
                    from django.conf.urls import url
                except ImportError:
                    from django.conf.urls.defaults import url

                urlpatterns = [url('^a/', a)]
                urlpatterns += [url('^b/', 'shop.views.b')]
                """,
        ),
        Fixes(
            path="shop/urls.py",
            before="""\
                from django.conf.urls.defaults import patterns, url

                urlpatterns = patterns('shop.views', url('^a/', 'a'), url('^b/', b))
                """,
            after="""\
                from django.conf.urls.defaults import url

                urlpatterns = [url('^a/', 'shop.views.a'), url('^b/', b)]
                """,
        ),
        Flags(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import patterns

                urlpatterns = patterns(PREFIX, ('^a/', 'a'))
                urlpatterns += patterns(*ARGS)
                urlpatterns += map(patterns, [])
                """,
            lines=(1, 3, 4),
        ),
        Flags(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import patterns, url

                urlpatterns = patterns('shop.views', *[url('^%s/$' % name, name) for name in NAMES])
                """,
            line=3,
        ),
        Flags(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import patterns
                from shop.routes import route

                urlpatterns = patterns('shop.views', route('^a/', 'a'))
                """,
            line=4,
        ),
        Keeps(
            path="shop/urls.py",
            source="""\
                from shop.routes import patterns

                urlpatterns = patterns('', ('^a/', 'a'))
                """,
        ),
    ]

    def written(self, site: Site, call: ast.Call) -> tuple[str, bool]:
        if not call.args or call.keywords or isinstance(call.args[0], ast.Starred):
            raise CannotRewrite("the prefix cannot be told from the patterns")
        entries = call.args[1:]
        prefix = call.args[0]
        strings = not isinstance(prefix, ast.Constant) or not isinstance(prefix.value, str)
        if strings and entries:
            raise CannotRewrite("the prefix is computed")
        if any(isinstance(entry, ast.Starred) for entry in entries) and site.range.supports < Release(2, 0):
            prefixed = isinstance(prefix, ast.Constant) and bool(prefix.value)
            if len(entries) == 1 and isinstance(entries[0], ast.Starred) and not prefixed:
                return f"list({site.source(entries[0].value)})", True
            raise CannotRewrite("patterns are handed on with *")
        if not entries:
            return "[]", True
        before = str(prefix.value) if isinstance(prefix, ast.Constant) else ""
        edits = entry_texts(site, entries, before)
        start, end = site.module.span(call)
        text = site.module.text
        opening = text.index("(", site.module.span(call.func)[1])
        edits.append(Edit(start, opening + 1, "["))
        edits.append(self._prefix(site, opening + 1, prefix, entries[0]))
        edits.append(Edit(end - 1, end, "]"))
        return spliced(text, start, end, edits), True

    def _prefix(self, site: Site, opening: int, prefix: ast.expr, first: ast.expr) -> Edit:
        """The edit that takes out the prefix with its comma, and the space that was there for it."""
        text = site.module.text
        start, end = site.module.span(prefix)
        comma = text.index(",", end) + 1
        if text[opening:start].strip() or text[end : comma - 1].strip():
            raise CannotRewrite("a comment stands beside the prefix")
        stop = site.module.span(first)[0]
        line_end = text.find("\n", comma, stop)
        rest = text[comma : line_end if line_end >= 0 else stop]
        if "\n" in text[opening:start]:
            while text[comma] in " \t":
                comma += 1
            if text[comma] == "\n":  # the prefix had its line to itself
                return Edit(opening, comma, "")
            return Edit(start, comma, "")
        if not rest.strip() and line_end < 0:
            return Edit(opening, stop, "")
        return Edit(opening, comma, "")


class UrlsDefaultsStar(Rule):
    """``django.conf.urls.defaults`` has long been ``django.conf.urls``."""

    change = "1.8/urls-patterns"
    triggers = (OnModule(("django.conf.urls.defaults",)),)
    examples = [
        Fixes(
            path="shop/urls.py",
            before="""\
                from django.conf.urls.defaults import *
                from django.conf.urls.defaults import url

                urlpatterns = [url("^$", view)]
                """,
            after="""\
                from django.conf.urls import *
                from django.conf.urls import url

                urlpatterns = [url("^$", view)]
                """,
        ),
        Keeps(
            """\
                try:
                    from django.conf.urls import *
                except ImportError:  # django < 1.4
                    from django.conf.urls.defaults import *
                """
        ),
        Keeps(
            """\
                from django.conf.urls import *

                text = "django.conf.urls.defaults"
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        for statement, _, _ in site.module.walk.imports:
            if isinstance(statement, ast.ImportFrom) and statement.module == "django.conf.urls.defaults":
                if self._answered(site, statement):
                    continue
                start = site.module.span(statement)[0]
                at = site.module.text.index("django.conf.urls.defaults", start)
                old = "django.conf.urls.defaults"
                yield site.fix(Edit(at, at + len(old), "django.conf.urls"), node=statement)

    def _answered(self, site: Site, statement: ast.ImportFrom) -> bool:
        """Whether the import is what a ``try`` falls back to, whose own import works."""
        handler = site.module.parents.get(statement)
        shim = site.module.parents.get(handler) if isinstance(handler, ast.ExceptHandler) else None
        return isinstance(shim, ast.Try) and any(
            isinstance(one, ast.ImportFrom) and one.module == "django.conf.urls" for one in shim.body
        )
