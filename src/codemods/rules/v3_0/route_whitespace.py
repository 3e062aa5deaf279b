"""White space in routes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

_SPACE = re.compile(r"[ \t\n\r\v\f]")
_PARAMETER = re.compile(r"<[^<>]*[ \t\n\r\v\f][^<>]*>")
_TRANSLATES = "django.utils.translation."
_TRANSLATED = "Write the route without white space, here and in the catalogs that translate it."
_ANYWHERE = (Release(3, 0), Release(3, 1))


class RouteWhitespace(Rule):
    """A route must not hold white space: ``path()`` refuses it, where before it took the brackets for plain text."""

    change = "3.0/url-route-whitespace"
    advice = "Write the route without white space."
    triggers = (OnCall("django.urls.path"),)
    examples = [
        Fixes(
            before="""\
                from django.urls import path

                urlpatterns = [
                    path("a/<int: pk>/< slug >/", view),
                    path(PREFIX + "b/<int: pk>/", view),
                    path("c/<int: pk>/%s" % more, view),
                ]
                """,
            after="""\
                from django.urls import path

                urlpatterns = [
                    path("a/<int:pk>/<slug>/", view),
                    path(PREFIX + "b/<int:pk>/", view),
                    path("c/<int:pk>/%s" % more, view),
                ]
                """,
        ),
        Flags(
            """\
                from django.urls import path

                urlpatterns = [path("a b/<int:pk>/", view)]
                """,
            line=3,
            target="3.1",
        ),
        Flags(
            """\
                from django.urls import path
                from django.utils.translation import gettext_lazy as _, pgettext_lazy

                urlpatterns = [
                    path(_("a/<int: pk>/"), view),
                    path(pgettext_lazy("a route", "b/<int: pk>/"), view),
                    path(f"c/<int: {name}>/", view),
                ]
                """,
            lines=(5, 6, 7),
        ),
        Flags(
            """\
                from django.urls import path
                from django.utils.translation import gettext_lazy as _

                urlpatterns = [path(_("about us/"), view), path(f"about {us}/", view)]
                """,
            line=4,
            target="3.1",
        ),
        Keeps(
            """\
                from django.urls import path, re_path
                from django.utils.translation import pgettext_lazy

                urlpatterns = [
                    path("a b/<int:pk>/", view),
                    re_path(r"^a/<b c>/$", view),
                    path(pgettext_lazy("< a route >", "b/<int:pk>/"), view),
                    path(routes["< a route >"], view),
                ]
                """,
            target="3.2",
        ),
    ]

    def glance(self, call: ast.Call) -> bool:
        routes = (*call.args[:1], *(one.value for one in call.keywords if one.arg == "route"))
        return any(
            isinstance(part, ast.Constant) and isinstance(part.value, str) and _SPACE.search(part.value)
            for route in routes
            for part in ast.walk(route)
        )

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        route = site.argument(call, "route", 0) if call is not None else None
        if route is None:
            return
        parts = list(_parts(site, route))
        text = "".join("_" if part is None else str(part.value) for part in parts)
        if not _PARAMETER.search(text):
            if _SPACE.search(text) and any(release in _ANYWHERE for release in self.range.supported):
                yield site.flag(node=route)
            return
        if any(isinstance(part, ast.Call) for part in ast.walk(route)):
            yield site.flag(node=route, advice=_TRANSLATED)
            return
        edits = [
            site.replace_in_string(part, one, _SPACE.sub("", one))
            for part in parts
            if part is not None
            for one in sorted(set(_PARAMETER.findall(str(part.value))))
        ]
        if edits:
            yield site.fix(edits, node=route)
        else:
            yield site.flag(node=route)


def _parts(site: Site, route: ast.expr) -> Iterator[ast.Constant | None]:
    """The texts that a route is put together from; None for those that are not known."""
    if isinstance(route, ast.Constant) and isinstance(route.value, str):
        yield route
    elif isinstance(route, ast.JoinedStr):
        for value in route.values:
            yield from _parts(site, value)
    elif isinstance(route, ast.BinOp) and isinstance(route.op, ast.Add):
        yield from _parts(site, route.left)
        yield from _parts(site, route.right)
    elif isinstance(route, ast.BinOp) and isinstance(route.op, ast.Mod):
        yield from _parts(site, route.left)
    elif isinstance(route, ast.Call) and (site.resolve(route.func) or "").startswith(_TRANSLATES):
        for value in route.args[-1:]:
            yield from _parts(site, value)
    else:
        yield None
