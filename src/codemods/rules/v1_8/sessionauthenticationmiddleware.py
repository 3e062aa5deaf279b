"""``SessionAuthenticationMiddleware`` where it is missing."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import append
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting

_AUTH = "django.contrib.auth.middleware.AuthenticationMiddleware"
_SESSION = "django.contrib.auth.middleware.SessionAuthenticationMiddleware"


class Sessionauthenticationmiddleware(Rule):
    """Sessions end when the password changes where ``SessionAuthenticationMiddleware`` is listed; always from 1.10 on."""

    change = "1.8/sessionauthenticationmiddleware"
    triggers = (OnSetting("MIDDLEWARE_CLASSES"),)
    advice = "People are logged out once, as sessions of before do not hold what is compared."
    examples = [
        Suggests(
            path="shop/settings.py",
            before="""\
                SECRET_KEY = ""
                MIDDLEWARE_CLASSES = (
                    "django.contrib.auth.middleware.AuthenticationMiddleware",
                    "shop.middleware.Guard",
                )
                """,
            after="""\
                SECRET_KEY = ""
                MIDDLEWARE_CLASSES = (
                    "django.contrib.auth.middleware.AuthenticationMiddleware",
                    "shop.middleware.Guard",
                    "django.contrib.auth.middleware.SessionAuthenticationMiddleware",
                )
                """,
            target="1.8",
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                SECRET_KEY = ""
                MIDDLEWARE_CLASSES = (
                    "django.contrib.auth.middleware.AuthenticationMiddleware",
                    "django.contrib.auth.middleware.SessionAuthenticationMiddleware",
                )
                """,
            target="1.8",
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                SECRET_KEY = ""
                MIDDLEWARE_CLASSES = ("django.contrib.auth.middleware.AuthenticationMiddleware",)
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind != "assign" or site.range.target >= Release(1, 10):
            return
        value = getattr(site.node, "value", None)
        if not isinstance(value, ast.List | ast.Tuple):
            return
        names = [one.value for one in value.elts if isinstance(one, ast.Constant)]
        if _AUTH in names and _SESSION not in names:
            quote = site.source(value.elts[0])[-1]
            yield site.suggest(append(site, value, [f"{quote}{_SESSION}{quote}"]))
