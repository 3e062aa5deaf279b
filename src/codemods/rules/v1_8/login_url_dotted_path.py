"""Views named by dotted path in ``LOGIN_URL`` and ``LOGIN_REDIRECT_URL``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting


class LoginUrlDottedPath(Rule):
    """``LOGIN_URL`` and ``LOGIN_REDIRECT_URL`` hold a URL or the name of a pattern, not the dotted path of a view."""

    change = "1.8/login-url-dotted-path"
    also = ("1.10/login-url-dotted-path",)
    triggers = (OnSetting("LOGIN_URL"), OnSetting("LOGIN_REDIRECT_URL"))
    advice = "Give the url() of the view a name, and write that."
    examples = [
        Flags(
            path="shop/settings.py",
            source="""\
                SECRET_KEY = ""
                LOGIN_URL = "django.contrib.auth.views.login"
                LOGIN_REDIRECT_URL = "shop.views.index"
                """,
            lines=(2, 3),
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                SECRET_KEY = ""
                LOGIN_URL = "/login.html"
                LOGIN_REDIRECT_URL = "shop:index"
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if site.kind == "assign" and isinstance(node, ast.Assign):
            value: ast.expr | None = node.value
        elif site.kind == "keyword" and isinstance(node, ast.Call):
            keyword = site.keyword(node, site.qname)
            value = keyword.value if keyword is not None else None
        else:
            return
        if not isinstance(value, ast.Constant) or not isinstance(value.value, str):
            return
        parts = value.value.split(".")
        if len(parts) > 1 and all(part.isidentifier() for part in parts):
            yield site.flag(node=node if isinstance(node, ast.Assign) else value)
