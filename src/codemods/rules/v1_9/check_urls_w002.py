"""Patterns of URLs that start with a slash."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

if TYPE_CHECKING:
    from codemods.index.index import Index


class CheckUrlsW002(Rule):
    """A pattern that starts with a slash is warned of, since paths begin with one already (``urls.W002``)."""

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
                    url('/more', more),
                ]
                """,
            lines=(4, 5),
        ),
        Keeps(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import url

                urlpatterns = [url(r'^shop/$', index), url(r'^/', include('shop.more')), url(pattern, more), url('/all/', more)]
                """,
        ),
        Keeps(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import url

                urlpatterns = [url(r'^/shop$', index)]
                """,
            files={
                "shop/settings.py": "INSTALLED_APPS = []\nROOT_URLCONF = 'shop.urls'\nAPPEND_SLASH = False\n"
            },
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        regex = site.argument(call, "regex", 0) if isinstance(call, ast.Call) else None
        if isinstance(regex, ast.Constant) and isinstance(regex.value, str):
            slash = regex.value.startswith(("/", "^/")) and not regex.value.endswith("/")
            if slash and not site.index.ask(_appends_none):
                yield site.flag(node=regex)


def _appends_none(index: Index) -> bool:
    """Whether settings say that no slash is appended to paths: the check is silent then."""
    return any(facts.settings.get("APPEND_SLASH") is False for facts in index.binders("APPEND_SLASH"))
