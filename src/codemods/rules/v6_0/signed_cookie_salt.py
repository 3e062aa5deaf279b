"""The salt that signed cookies are signed with."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnCall

_SIGNER = "django.core.signing.get_cookie_signer"
_SETTING = "SIGNED_COOKIE_LEGACY_SALT_FALLBACK"
_OFF = Release(6, 1)


class SignedCookieSalt(Rule):
    """Signed cookies are signed with another salt than their name and ``salt`` put together.

    Where the salts of cookies are given, one cookie's name and salt may read like another's; the old form is still taken
    in 5.2 and 6.0. Code that signs or reads such cookies by hand no longer fits what the responses hold.
    """

    change = "6.0.6/signed-cookie-legacy-salt-fallback"
    triggers = (OnCall(_SIGNER), OnAttribute("get_signed_cookie"))
    advice = "Use set_signed_cookie() and get_signed_cookie() in the place of a signer of your own."
    examples = [
        Flags(
            """\
                from django.core import signing
                from django.core.signing import get_cookie_signer

                def check(storage, request, response):
                    signer = signing.get_cookie_signer(storage.prefix)
                    assert signer.unsign(response.cookies[storage.prefix].value) == "data"
                    get_cookie_signer(salt="basket" + "shop").unsign(request.COOKIES.get("basket"))
                    first = request.get_signed_cookie("basket", salt="shop")
                    return first, request.get_signed_cookie("last", None, storage.salt)
                """,
            lines=(5, 7, 8, 9),
            target="6.0",
        ),
        Flags(
            """\
                from django.core.signing import get_cookie_signer

                def check(request):
                    request.COOKIES["basket"] = get_cookie_signer("basket").sign("1")
                    return request.get_signed_cookie("basket", salt="shop")
                """,
            line=4,
            target="6.1",
        ),
        Keeps(
            """\
                from django.core.signing import get_cookie_signer, get_cookie_signer as make

                def test_read(request):
                    request.COOKIES["signed"] = make("signed").sign("1")
                    return request.get_signed_cookie("signed")

                class Storage:
                    def __init__(self):
                        self.signer = get_cookie_signer(salt="shop.messages")
                        self.other = make()

                    def write(self, request, response):
                        response.set_cookie("basket", get_cookie_signer(salt="basket").sign("1"))
                        response.set_signed_cookie("last", request.get_signed_cookie("last", "", ""))
                        return request.COOKIES["basket"], request.get_signed_cookie("other", salt="")
                """,
            target="6.0",
        ),
        Keeps(
            """\
                def check(request):
                    return request.get_signed_cookie("basket", salt="shop")
                """,
            files={"site/settings.py": "INSTALLED_APPS = []\nSIGNED_COOKIE_LEGACY_SALT_FALLBACK = False\n"},
            target="6.0",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None:
            return
        if isinstance(site.node, ast.Attribute) and site.node.attr == "get_signed_cookie":
            yield from self._read(site, call)
            return
        salt = site.argument(call, "salt", 0)
        if salt is None:
            return
        salt = _head(salt)
        if _is_among(salt, self._keys(site)) and not _is_among(salt, _plain_keys(site)):
            message = (
                "Signed cookies have another salt: this signer does not fit what set_signed_cookie() writes"
            )
            yield site.flag(node=call, message=message)

    def _keys(self, site: Site) -> list[ast.expr]:
        """The names of the cookies that the code around reads, or puts in where the old form is not taken any more."""
        nodes = list(ast.walk(site.function or site.module.tree))
        found = [
            node.slice
            for node in nodes
            if isinstance(node, ast.Subscript)
            and _is_jar(node.value)
            and (isinstance(node.ctx, ast.Load) or self.range.target >= _OFF)
        ]
        for node in nodes:
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
                if node.func.attr == "set_signed_cookie" or (
                    node.func.attr == "get" and _is_jar(node.func.value)
                ):
                    found.append(node.args[0])
        return found

    def _read(self, site: Site, call: ast.Call) -> Iterator[Answer]:
        salt = site.argument(call, "salt", 2)
        if salt is None or (isinstance(salt, ast.Constant) and not salt.value):
            return
        if self.range.target >= _OFF or site.index.binders(_SETTING):
            return
        yield site.flag(
            node=call,
            message="A cookie whose name and salt, put together, read like those of another is taken for it "
            "while cookies signed the old way are accepted",
            advice=f"Set {_SETTING} = False where that could be; cookies signed before the upgrade are refused then.",
        )


def _head(salt: ast.expr) -> ast.expr:
    """What a salt begins with: ``key`` of ``key + salt`` and of ``f"{key}{salt}"``."""
    while isinstance(salt, ast.BinOp) and isinstance(salt.op, ast.Add):
        salt = salt.left
    if isinstance(salt, ast.JoinedStr) and salt.values:
        first = salt.values[0]
        return first.value if isinstance(first, ast.FormattedValue) else first
    return salt


def _is_among(salt: ast.expr, keys: list[ast.expr]) -> bool:
    wanted = ast.dump(salt)
    return any(ast.dump(key) == wanted for key in keys)


def _plain_keys(site: Site) -> list[ast.expr]:
    """The names of the cookies that a file writes as they are, which it may sign and read by itself."""
    return [
        call.args[0]
        for call in site.module.nodes(ast.Call)
        if isinstance(call.func, ast.Attribute) and call.func.attr == "set_cookie" and call.args
    ]


def _is_jar(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in ("COOKIES", "cookies")
