"""Views given to ``url()`` as strings."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall
from codemods.rules.v1_8.view_paths import of_shim, prefix_of, view_expression

_FILES = {
    "shop/__init__.py": "",
    "shop/views.py": "def index(request):\n    pass\n\n\ndef book(request):\n    pass\n",
}


class UrlStringView(Rule):
    """``url()`` takes the view itself, not a string that names it, and no prefix."""

    change = "1.8/url-string-view"
    also = ("1.10/url-string-view", "1.8/urls-patterns-prefix", "1.10/url-prefix-argument")
    triggers = (
        OnCall("django.conf.urls.url"),
        OnCall("django.conf.urls.defaults.url"),
        OnCall("django.urls.re_path"),
        OnCall("django.urls.path"),
        OnCall("django.conf.urls.patterns"),
        OnCall("django.conf.urls.defaults.patterns"),
        OnCall("django.conf.urls.i18n.i18n_patterns"),
    )
    advice = "Import the view, and give the view itself."
    examples = [
        Fixes(
            path="shop/urls.py",
            before="""\
                from django.conf.urls import include, patterns, url

                urlpatterns = patterns('shop.views',
                    url(r'^$', 'index', name="index"),
                    (r'^book/$', 'book'),
                    url(r'^api/', include('shop.api')),
                )
                urlpatterns += [
                    url(r'^b/$', 'book', prefix='shop.views'),
                    url(r'^login/$', view='django.contrib.auth.views.login', kwargs={}),
                ]
                """,
            after="""\
                from django.conf.urls import include, patterns, url
                from django.contrib.auth import views as auth_views
                from shop import views

                urlpatterns = patterns('shop.views',
                    url(r'^$', views.index, name="index"),
                    (r'^book/$', views.book),
                    url(r'^api/', include('shop.api')),
                )
                urlpatterns += [
                    url(r'^b/$', views.book),
                    url(r'^login/$', view=auth_views.login, kwargs={}),
                ]
                """,
            files=_FILES,
        ),
        Fixes(
            path="shop/urls.py",
            before="""\
                try:
                    from django.conf.urls import patterns, url
                except ImportError:
                    from django.conf.urls.defaults import patterns, url

                urlpatterns = patterns("shop.views", url("^a/", "index"), ("^b/", "book"))
                """,
            after="""\
                from shop import views

                try:
                    from django.conf.urls import patterns, url
                except ImportError:
                    from django.conf.urls.defaults import patterns, url

                urlpatterns = patterns("shop.views", url("^a/", views.index), ("^b/", views.book))
                """,
            files=_FILES,
        ),
        Fixes(
            path="shop/urls.py",
            before="""\
                from django.conf.urls.defaults import patterns, url

                urlpatterns = patterns("shop.views", url("^a/", "index"))
                """,
            after="""\
                from django.conf.urls.defaults import patterns, url
                from shop import views

                urlpatterns = patterns("shop.views", url("^a/", views.index))
                """,
            files=_FILES,
        ),
        Suggests(
            path="shop/urls.py",
            before="""\
                from django.conf.urls import url

                urlpatterns = [url(r'^search/$', 'haystack.views.basic_search')]
                """,
            after="""\
                from django.conf.urls import url
                from haystack import views

                urlpatterns = [url(r'^search/$', views.basic_search)]
                """,
        ),
        Suggests(
            path="shop/urls.py",
            before="""\
                from django.urls import path

                urlpatterns = [path('search/', 'haystack.views.basic_search')]
                """,
            after="""\
                from django.urls import path
                from haystack import views

                urlpatterns = [path('search/', views.basic_search)]
                """,
        ),
        Flags(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import patterns, url

                urlpatterns = patterns(PREFIX, url(r'^a/$', 'index'), url(r'^b/$', 'gone.views.b', prefix=""))
                urlpatterns += patterns('', url(r'^a/$', 'shop.views.missing'), ('^b/$', 'index'))
                """,
            lines=(3, 4),
            files=_FILES | {"gone/__init__.py": ""},
        ),
        Flags(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import url

                HOME = "shop.views.home"
                urlpatterns = [url("^%s/$" % name, "shop.views.%s" % name) for name in NAMES]
                urlpatterns += [url("^$", HOME), url("^a$", "shop.views.{}".format(NAME))]
                """,
            lines=(4, 5, 5),
        ),
        Keeps(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import include, patterns, url
                from shop import views
                from shop.routes import url as route

                urlpatterns = patterns('shop.views', url(r'^$', views.index), url(r'^a/', include('shop.api')))
                routes = [route(r'^$', 'shop.views.index')]
                """,
            files=_FILES | {"shop/routes.py": "def url(a, b):\n    pass\n"},
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call):
            return
        site.certain = site.certain or of_shim(site)
        if site.qname.endswith((".url", "path")):
            view = site.argument(call, "view", 1)
            prefix = site.argument(call, "prefix", 4)
            if isinstance(view, ast.Constant) and isinstance(view.value, str):
                yield from self._view(site, view, call, prefix)
            elif view is not None and _is_text(site, view):
                yield site.flag(node=view, message="The view is given as a string that is put together")
            elif prefix is not None and view is not None:
                yield site.fix(self._without_prefix(site, call), message="url() no longer takes a prefix")
            return
        for entry in call.args:
            if isinstance(entry, ast.Tuple | ast.List) and len(entry.elts) > 1:
                view = entry.elts[1]
                if isinstance(view, ast.Constant) and isinstance(view.value, str):
                    prefix = entry.elts[4] if len(entry.elts) > 4 else None
                    yield from self._view(site, view, entry, prefix)

    def _view(
        self, site: Site, view: ast.Constant, entry: ast.AST, prefix: ast.expr | None
    ) -> Iterator[Answer]:
        name = str(view.value)
        message = f"The view {name!r} is given as a string"
        try:
            if isinstance(prefix, ast.Constant) and isinstance(prefix.value, str):
                before = ".".join(one for one in (prefix_of(site, entry), prefix.value) if one)
            elif prefix is not None:
                raise CannotRewrite("the prefix is computed")
            else:
                before = prefix_of(site, entry)
            path = f"{before}.{name}" if before else name
            text, found = view_expression(site, path)
            edits: list[Edit]
            if prefix is not None and isinstance(entry, ast.Call):
                edits = [self._without_prefix(site, entry, text)]
            elif prefix is not None:
                raise CannotRewrite("the entry has a prefix of its own")
            else:
                edits = [site.replace(view, text)]
        except CannotRewrite as reason:
            yield site.flag(node=view, message=message, advice=f"{self.advice} Not rewritten: {reason}.")
            return
        if found:
            yield site.fix(edits, node=view, message=message)
        else:
            yield site.suggest(
                edits,
                node=view,
                message=message,
                advice="The view is in a package that was not looked into; take this if it is there.",
            )

    def _without_prefix(self, site: Site, call: ast.Call, view: str | None = None) -> Edit:
        editor = site.edit_call(call)
        if view is not None:
            editor.value("view" if editor.has("view") else 1, view)
        return editor.remove("prefix" if editor.has("prefix") else 4).edit()


def _is_text(site: Site, view: ast.expr, depth: int = 0) -> bool:
    """Whether a view is a text for certain that something is put into, or a name of one."""
    if depth > 4:
        return False
    if isinstance(view, ast.BinOp):
        return _is_text(site, view.left, depth + 1) or _is_text(site, view.right, depth + 1)
    if isinstance(view, ast.Call):
        func = view.func
        return (
            isinstance(func, ast.Attribute)
            and func.attr == "format"
            and _is_text(site, func.value, depth + 1)
        )
    if isinstance(view, ast.Name):
        values = assigned_values(site, view) or []
        return bool(values) and all(_is_text(site, one, depth + 1) for one in values)
    return isinstance(view, ast.JoinedStr) or (isinstance(view, ast.Constant) and isinstance(view.value, str))
