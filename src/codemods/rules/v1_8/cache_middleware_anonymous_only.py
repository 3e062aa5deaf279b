"""The setting ``CACHE_MIDDLEWARE_ANONYMOUS_ONLY``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnSetting


class CacheMiddlewareAnonymousOnly(Rule):
    """``CACHE_MIDDLEWARE_ANONYMOUS_ONLY`` is not read any more: responses that vary on the cookie are cached for each."""

    change = "1.8/cache-middleware-anonymous-only"
    triggers = (
        OnSetting("CACHE_MIDDLEWARE_ANONYMOUS_ONLY"),
        OnCall("django.middleware.cache.CacheMiddleware", subclasses=True),
    )
    advice = "Mark pages that must not be cached for users with never_cache or cache_control(private=True)."
    examples = [
        Suggests(
            path="shop/settings.py",
            before="""\
                SECRET_KEY = ""
                CACHE_MIDDLEWARE_ANONYMOUS_ONLY = True
                DEBUG = True
                """,
            after="""\
                SECRET_KEY = ""
                DEBUG = True
                """,
        ),
        Flags(
            """\
                from django.middleware.cache import CacheMiddleware

                middleware = CacheMiddleware(cache_anonymous_only=True)
                """,
            line=3,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                SECRET_KEY = ""
                CACHE_MIDDLEWARE_SECONDS = 5
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if site.kind == "assign" and isinstance(node, ast.Assign) and len(node.targets) == 1:
            yield site.suggest(site.remove(node))
        elif site.kind in ("read", "write", "keyword") or (
            isinstance(node, ast.Call) and site.keyword(node, "cache_anonymous_only") is not None
        ):
            yield site.flag()
