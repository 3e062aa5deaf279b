"""Signed cookies."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.index.index import Index
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_SETTING = "SIGNED_COOKIE_LEGACY_SALT_FALLBACK"


class SignedCookieSalt(Rule):
    """Signed cookies have a new salt: those that visitors have from before are refused."""

    change = "6.1/signed-cookie-salt"
    also = ("6.1/signed-cookie-fallback-default",)
    triggers = (OnAttribute("get_signed_cookie"),)
    advice = f"Where they live long, set {_SETTING} = True until the old ones have expired."
    examples = [
        Flags(
            """\
                def basket(request):
                    return request.get_signed_cookie("basket", salt="shop")
                """,
            line=2,
        ),
        Keeps(
            'def basket(request):\n    return request.get_signed_cookie("basket")\n',
            files={"settings.py": "INSTALLED_APPS = []\nSIGNED_COOKIE_LEGACY_SALT_FALLBACK = True\n"},
        ),
        Keeps('def basket(request):\n    return request.COOKIES["basket"]\n'),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if isinstance(site.node, ast.Attribute) and site.call is not None and not site.index.ask(_is_decided):
            yield site.flag(node=site.call)


def _is_decided(index: Index) -> bool:
    """Whether some settings say what becomes of the old cookies."""
    return any(_SETTING in facts.bindings for facts in index.files.values())
