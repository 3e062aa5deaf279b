"""Names of URLs with a colon."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class CheckUrlsW003(Rule):
    """A colon in the name of a URL looks like a namespace."""

    change = "1.9/check-urls-w003"
    triggers = (OnCall("django.conf.urls.url"),)
    advice = "Use another name, in reverse() and {% url %} as well, or an application namespace."
    examples = [
        Flags(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import url

                urlpatterns = [url(r'^shop/$', index, name='shop:index')]
                """,
            line=3,
        ),
        Keeps(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import url

                urlpatterns = [url(r'^shop/$', index, name='shop-index'), link(name='shop:index')]
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        name = site.argument(call, "name", 3) if isinstance(call, ast.Call) else None
        if isinstance(name, ast.Constant) and isinstance(name.value, str) and ":" in name.value:
            yield site.flag(node=name)
