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

_PARAMETER = re.compile(r"<[^<>]*\s[^<>]*>")
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

                urlpatterns = [path("a/<int: pk>/< slug >/", view)]
                """,
            after="""\
                from django.urls import path

                urlpatterns = [path("a/<int:pk>/<slug>/", view)]
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
        Keeps(
            """\
                from django.urls import path, re_path

                urlpatterns = [path("a b/<int:pk>/", view), re_path(r"^a/<b c>/$", view)]
                """,
            target="3.2",
        ),
    ]

    def glance(self, call: ast.Call) -> bool:
        texts = (*call.args[:1], *(one.value for one in call.keywords if one.arg == "route"))
        return any(isinstance(one, ast.Constant) and _spaced(one.value) for one in texts)

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        route = site.argument(call, "route", 0) if call is not None else None
        if not isinstance(route, ast.Constant) or not isinstance(route.value, str):
            return
        parameters = sorted(set(_PARAMETER.findall(route.value)))
        edits = [site.replace_in_string(route, one, re.sub(r"\s", "", one)) for one in parameters]
        if edits:
            yield site.fix(edits, node=route)
        elif any(release in _ANYWHERE for release in self.range.supported):
            yield site.flag(node=route)


def _spaced(value: object) -> bool:
    return isinstance(value, str) and any(character.isspace() for character in value)
