"""A dollar sign before ``include()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class CheckUrlsW001(Rule):
    """A dollar sign before ``include()`` keeps what is included from ever being reached."""

    change = "1.9/check-urls-w001"
    triggers = (OnCall("django.conf.urls.url"),)
    examples = [
        Suggests(
            path="shop/urls.py",
            before="""\
                from django.conf.urls import include, url

                urlpatterns = [url(r'^shop/$', include('shop.more')), url(r'^$', index)]
                """,
            after="""\
                from django.conf.urls import include, url

                urlpatterns = [url(r'^shop/', include('shop.more')), url(r'^$', index)]
                """,
        ),
        Keeps(
            path="shop/urls.py",
            source="""\
                from django.conf.urls import include, url

                urlpatterns = [url(r'^shop/', include('shop.more')), url(r'^cost\\$', include('shop.cost'))]
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call):
            return
        regex, view = site.argument(call, "regex", 0), site.argument(call, "view", 1)
        if not isinstance(regex, ast.Constant) or not isinstance(regex.value, str):
            return
        if not regex.value.endswith("$") or regex.value.endswith("\\$"):
            return
        if isinstance(view, ast.Call) and site.is_name(view.func, "django.conf.urls.include"):
            yield site.suggest(
                site.replace_in_string(regex, "$", ""),
                node=regex,
                advice="The included patterns become reachable, which they were not.",
            )
