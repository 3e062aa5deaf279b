"""Direct calls of Django's own views for errors."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes import ChangeArguments
from codemods.rules.shapes.literals import key_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall
from codemods.source.names import last_name


class DefaultErrorViewsDirectCall(ChangeArguments):
    """The views ``bad_request``, ``permission_denied`` and ``page_not_found`` take the exception before the template."""

    change = "1.9/default-error-views-direct-call"
    calls = tuple(
        f"django.views.defaults.{name}" for name in ("bad_request", "page_not_found", "permission_denied")
    )
    keywords = (None, "template_name")
    require = {"exception": (None, "None")}
    available = "1.9"
    examples = [
        Fixes(
            before="""\
                from django.views import defaults
                from django.views.defaults import page_not_found

                def missing(request):
                    return page_not_found(request, "shop/404.html")

                def denied(request):
                    return defaults.permission_denied(request)
                """,
            after="""\
                from django.views import defaults
                from django.views.defaults import page_not_found

                def missing(request):
                    return page_not_found(request, template_name="shop/404.html", exception=None)

                def denied(request):
                    return defaults.permission_denied(request, exception=None)
                """,
        ),
        Keeps(
            """\
                from django.views.defaults import page_not_found, server_error
                from shop.views import permission_denied

                def missing(request, exception):
                    page_not_found(request, exception=exception, template_name="shop/404.html")
                    page_not_found(request, exception, "shop/404.html")
                    page_not_found(request, Exception())
                    page_not_found(request, "", template_name="shop/404.html")
                    permission_denied(request, "shop/403.html")
                    return server_error(request, "shop/500.html")
                """
        ),
    ]

    def wants(self, site: Site, call: ast.Call) -> bool:
        if len(call.args) == 2 and site.keyword(call, "template_name") is not None:
            return False
        if len(call.args) == 2:  # an exception there is the new form
            second = call.args[1]
            if isinstance(second, ast.Constant):
                return isinstance(second.value, str)
            name = last_name(second)
            return "template" in name
        return len(call.args) == 1


_TEXTS = {
    "bad_request": "Bad request",
    "page_not_found": "Page not found",
    "permission_denied": "Permission denied",
}


class DefaultErrorViewsRouted(Rule):
    """Django's own views for errors need an ``exception``, also where a URL leads to them."""

    change = "1.9/default-error-views-direct-call"
    triggers = tuple(map(OnCall, ("django.conf.urls.url", "django.urls.re_path", "django.urls.path")))
    available = "1.9"
    advice = 'Give the pattern kwargs={"exception": Exception("Page not found")}.'
    examples = [
        Fixes(
            path="shop/urls.py",
            before="""\
                from django.conf.urls import url
                from django.views import defaults
                from django.views.defaults import permission_denied

                urlpatterns = [
                    url(r'^404/$', defaults.page_not_found, name='404'),
                    url(r'^403/$', permission_denied, {'template_name': 'x.html'}),
                    url(r'^400/$', 'django.views.defaults.bad_request'),
                ]
                """,
            after="""\
                from django.conf.urls import url
                from django.views import defaults
                from django.views.defaults import permission_denied

                urlpatterns = [
                    url(r'^404/$', defaults.page_not_found, name='404', kwargs={"exception": Exception("Page not found")}),
                    url(r'^403/$', permission_denied, {'template_name': 'x.html', "exception": Exception("Permission denied")}),
                    url(r'^400/$', 'django.views.defaults.bad_request', kwargs={"exception": Exception("Bad request")}),
                ]
                """,
        ),
        Flags(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import url
                from django.views import defaults

                urlpatterns = [url(r'^404/$', defaults.page_not_found, OPTIONS)]
                """,
            line=4,
        ),
        Keeps(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import url
                from django.views import defaults

                urlpatterns = [
                    url(r'^404/$', defaults.page_not_found, kwargs={'exception': Exception('x')}),
                    url(r'^500/$', defaults.server_error),
                ]
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call) or site.has_stars(call):
            return
        view, extra = site.argument(call, "view", 1), site.argument(call, "kwargs", 2)
        if isinstance(view, ast.Constant) and isinstance(view.value, str):
            found = view.value
        else:
            found = site.resolve(view) or ""
        text = _TEXTS.get(found.removeprefix("django.views.defaults."))
        if text is None or not found.startswith("django.views.defaults."):
            return
        if isinstance(extra, ast.Dict) and "exception" in map(key_of, filter(None, extra.keys)):
            return
        entry = f'"exception": Exception("{text}")'
        editor = site.edit_call(call)
        source = "{}" if extra is None else site.source(extra)
        body = source[:-1].rstrip().rstrip(",")
        if not self.replaceable or "\n" in source or not isinstance(extra, ast.Dict | None):
            yield site.flag()
            return
        options = f"{body}{', ' if body != '{' else ''}{entry}}}"
        if extra is None:
            editor.add("kwargs", options)
        else:
            editor.value("kwargs" if site.keyword(call, "kwargs") is not None else 2, options)
        yield site.fix(editor.edit())
