"""``SessionAuthenticationMiddleware``, which does nothing any more."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import RemoveSymbols
from codemods.rules.shapes.entries import holder_of, take_out
from codemods.rules.site import Site

_NAME = "django.contrib.auth.middleware.SessionAuthenticationMiddleware"


class SessionAuthenticationMiddleware(RemoveSymbols):
    """``SessionAuthenticationMiddleware`` does nothing any more: sessions are always verified."""

    change = "1.10/session-authentication-middleware-setting"
    also = ("2.0/session-authentication-middleware-class",)
    names = {_NAME: "Drop it; what it did is always done."}
    available = "1.10"
    examples = [
        Fixes(
            path="shop/settings.py",
            before="""\
                MIDDLEWARE = [
                    "django.contrib.sessions.middleware.SessionMiddleware",
                    "django.contrib.auth.middleware.AuthenticationMiddleware",
                    "django.contrib.auth.middleware.SessionAuthenticationMiddleware",  # since 1.7
                    "django.contrib.messages.middleware.MessageMiddleware",
                ]
                """,
            after="""\
                MIDDLEWARE = [
                    "django.contrib.sessions.middleware.SessionMiddleware",
                    "django.contrib.auth.middleware.AuthenticationMiddleware",
                    "django.contrib.auth.middleware.MessageMiddleware",
                ]
                """.replace("auth.middleware.Mess", "messages.middleware.Mess"),
        ),
        Fixes(
            path="shop/settings.py",
            before="""\
                MIDDLEWARE_CLASSES = ("shop.Guard", "django.contrib.auth.middleware.SessionAuthenticationMiddleware")
                MIDDLEWARE = ["django.contrib.auth.middleware.SessionAuthenticationMiddleware", "shop.Guard"]
                """,
            after="""\
                MIDDLEWARE_CLASSES = ("shop.Guard",)
                MIDDLEWARE = ["shop.Guard"]
                """,
        ),
        Fixes(
            path="shop/settings.py",
            before="""\
                SECRET_KEY = ""
                MIDDLEWARE_CLASSES = ("django.contrib.auth.middleware.SessionAuthenticationMiddleware", "shop.Guard")
                MIDDLEWARE = ["django.contrib.auth.middleware.SessionAuthenticationMiddleware"]
                """,
            after="""\
                SECRET_KEY = ""
                MIDDLEWARE_CLASSES = ("shop.Guard",)
                MIDDLEWARE = []
                """,
        ),
        Flags(
            """\
                from django.contrib.auth.middleware import SessionAuthenticationMiddleware

                class Guard(SessionAuthenticationMiddleware):
                    pass
                """,
            line=1,
        ),
        Keeps(
            """\
                from shop.middleware import SessionAuthenticationMiddleware

                MIDDLEWARE = ["shop.middleware.SessionAuthenticationMiddleware"]
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind != "string":
            yield from super().visit(site)
            return
        node = site.node
        if isinstance(node, ast.Constant) and holder_of(site, node) is not None and self.replaceable:
            yield site.fix(take_out(site, node), advice=self.names[_NAME])
