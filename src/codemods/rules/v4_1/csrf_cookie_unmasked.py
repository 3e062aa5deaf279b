"""``request.META["CSRF_COOKIE"]``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_KEY = "CSRF_COOKIE"
_MIDDLEWARE = "django.middleware.csrf.CsrfViewMiddleware"
_TOKEN_LENGTH = 64  # of a masked token; a secret has half of that


class CsrfCookieUnmasked(Rule):
    """``request.META["CSRF_COOKIE"]`` holds the secret itself, no longer a masked token."""

    change = "4.1/csrf-cookie-meta-unmasked"
    triggers = (OnModule((_KEY,)),)
    advice = "Call get_token() for a masked token, and put no masked token in its place."
    examples = [
        Flags(
            """\
                from django.middleware.csrf import get_token

                def show(request):
                    token = request.META["CSRF_COOKIE"]
                    other = request.META.get("CSRF_COOKIE", "")
                    request.META["CSRF_COOKIE"] = get_token(request)
                    return token, other
                """,
            lines=(4, 5, 6),
        ),
        Keeps(
            """\
                from django.middleware.csrf import CsrfViewMiddleware, get_token

                CSRF_COOKIE = {"CSRF_COOKIE": 1}
                CSRF_COOKIE_NAME = CSRF_COOKIE["CSRF_COOKIE"]

                class OwnMiddleware(CsrfViewMiddleware):
                    def process_response(self, request, response):
                        \"\"\"request.META["CSRF_COOKIE"]\"\"\"
                        if request.META.get("CSRF_COOKIE") is not None:
                            response.set_cookie(CSRF_COOKIE_NAME, request.META["CSRF_COOKIE"])
                        return response

                def show(request):
                    if "CSRF_COOKIE" not in request.META or not request.META.get("CSRF_COOKIE"):
                        get_token(request)
                    request.META["CSRF_COOKIE"] = "123456"
                    request.META["CSRF_COOKIE"] = None
                    request.META.pop("CSRF_COOKIE", None)
                    del request.META["CSRF_COOKIE"]
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        for text in site.module.texts(_KEY):
            if text.value != _KEY:
                continue
            place = _place(site, text)
            if place is not None and not _is_asked(site, place) and not _in_middleware(site, place):
                yield site.flag(node=place)


def _place(site: Site, text: ast.Constant) -> ast.Subscript | ast.Call | None:
    """What reads or writes the entry: ``META["CSRF_COOKIE"]`` or ``META.get("CSRF_COOKIE")``."""
    around = site.module.parents.get(text)
    if isinstance(around, ast.Subscript) and around.slice is text and not isinstance(around.ctx, ast.Del):
        return around if _is_meta(around.value) and not _writes_no_token(site, around) else None
    if isinstance(around, ast.Call) and isinstance(around.func, ast.Attribute) and around.args[:1] == [text]:
        return around if around.func.attr == "get" and _is_meta(around.func.value) else None
    return None


def _is_meta(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "META"


def _writes_no_token(site: Site, place: ast.Subscript) -> bool:
    """Whether the entry is given a literal that is no masked token."""
    statement = site.module.parents.get(place)
    if not isinstance(statement, ast.Assign) or not isinstance(statement.value, ast.Constant):
        return False
    value = statement.value.value
    return not isinstance(value, str) or len(value) != _TOKEN_LENGTH


def _is_asked(site: Site, place: ast.expr) -> bool:
    """Whether only that there is a value matters: a truth test, a comparison with None."""
    around = site.module.parents.get(place)
    if isinstance(around, ast.Compare):
        return isinstance(around.ops[0], ast.Is | ast.IsNot)
    while isinstance(around, ast.BoolOp | ast.UnaryOp):
        place, around = around, site.module.parents.get(around)
    return isinstance(around, ast.If | ast.IfExp | ast.While) and around.test is place


def _in_middleware(site: Site, place: ast.expr) -> bool:
    """Whether the middleware itself is extended, which stores the entry in the cookie or session as Django does."""
    return any(
        isinstance(one, ast.ClassDef) and site.descends(one, _MIDDLEWARE)
        for one in site.module.ancestors(place)
    )
