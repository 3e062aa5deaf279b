"""Patterns of URLs that start with a slash."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class CheckUrlsW002(Rule):
    """A pattern that starts with a slash matches URLs with two of them."""

    change = "1.9/check-urls-w002"
    triggers = (OnCall("django.conf.urls.url"),)
    advice = "Drop the slash unless the prefix of an include() lacks its own."
    examples = [
        Flags(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import url

                urlpatterns = [
                    url(r'^/shop/$', index),
                    url('/more/', more),
                ]
                """,
            lines=(4, 5),
        ),
        Keeps(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import url

                urlpatterns = [url(r'^shop/$', index), url(r'^/', include('shop.more')), url(pattern, more)]
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        regex = site.argument(call, "regex", 0) if isinstance(call, ast.Call) else None
        if isinstance(regex, ast.Constant) and isinstance(regex.value, str):
            if regex.value.startswith(("/", "^/")) and regex.value not in ("/", "^/"):
                yield site.flag(node=regex)
