"""Routes with an angle bracket too many (urls.W010)."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class CheckRouteBrackets(Rule):
    """A route with an unbalanced angle bracket warns; it was taken literally."""

    change = "5.0/check-urls-w010"
    advice = "Write the parameter as <converter:name>."
    triggers = (OnCall("django.urls.path"),)
    examples = [
        Flags(
            """\
                from django.urls import path

                urlpatterns = [path("shop/<int:pk/", view)]
                """,
            line=3,
        ),
        Keeps(
            """\
                from django.urls import path, re_path

                urlpatterns = [path("shop/<int:pk>/<name>/", view), re_path(r"^(?P<pk>[0-9]+)/<$", view)]
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        route = site.argument(call, "route", 0) if call is not None else None
        if isinstance(route, ast.Constant) and isinstance(route.value, str):
            depth = 0
            for character in route.value:
                depth += (character == "<") - (character == ">")
                if depth < 0:
                    break
            if depth:
                yield site.flag(node=route)
