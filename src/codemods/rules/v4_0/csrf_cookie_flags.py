"""What ``CsrfViewMiddleware`` keeps in mind about its cookie."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnModule

_USED = "CSRF_COOKIE_USED"
_ATTRIBUTES = ("csrf_cookie_needs_reset", "csrf_cookie_set")
_NEW = "CSRF_COOKIE_NEEDS_UPDATE"
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_ACCESSORS = frozenset(["getattr", "hasattr", "setattr"])


class CsrfCookieFlags(Rule):
    """``META["CSRF_COOKIE_NEEDS_UPDATE"]`` alone tells whether the CSRF cookie is to be sent.

    Nothing sets or reads ``META["CSRF_COOKIE_USED"]``, ``request.csrf_cookie_needs_reset`` and
    ``response.csrf_cookie_set`` any more.
    """

    change = "4.0/csrf-cookie-meta-flags"
    triggers = (OnModule((_USED, *_ATTRIBUTES)), *map(OnAttribute, _ATTRIBUTES))
    advice = (
        "Call get_token() or rotate_token() to have the cookie sent; a middleware of your own sends it where "
        'request.META["CSRF_COOKIE_NEEDS_UPDATE"] is true.'
    )
    examples = [
        Flags(
            """\
                class OwnMiddleware:
                    def process_response(self, request, response):
                        if not request.META.get("CSRF_COOKIE_USED", False):
                            return response
                        if getattr(request, "csrf_cookie_needs_reset", False):
                            response.csrf_cookie_set = True
                        return response

                def show(request):
                    request.META["CSRF_COOKIE_USED"] = True
                    request.META.update({"CSRF_COOKIE_USED": True})
                """,
            lines=(3, 5, 6, 10, 11),
        ),
        Keeps(
            """\
                from django.middleware.csrf import get_token

                CSRF_COOKIE_USED = True
                FLAGS = {"CSRF_COOKIE_USED": False}

                class Report:
                    csrf_cookie_set = 0

                    def count(self):
                        \"\"\"csrf_cookie_set\"\"\"
                        return self.csrf_cookie_set + FLAGS["CSRF_COOKIE_USED"]

                def show(request):
                    request.META["CSRF_COOKIE_NEEDS_UPDATE"] = True
                    get_token(request)

                def failed(request, response):
                    response.csrf_cookie_set = True
                    request.META["CSRF_COOKIE_NEEDS_UPDATE"] = False
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        for place in self._places(site):
            function = next(
                (one for one in site.module.ancestors(place) if isinstance(one, _FUNCTIONS)), None
            )
            # Code that sees to the new entry as well is written for old and new releases.
            if function is None or _NEW not in site.source(function):
                yield site.flag(node=place)

    def _places(self, site: Site) -> Iterator[ast.expr]:
        node = site.node
        if isinstance(node, ast.Attribute):
            if getattr(node.value, "id", "") not in ("self", "cls"):
                yield node
            return
        for text in site.module.texts(_USED, *_ATTRIBUTES):
            around = site.module.parents.get(text)
            if text.value in _ATTRIBUTES:
                if isinstance(around, ast.Call) and getattr(around.func, "id", "") in _ACCESSORS:
                    yield text
            elif text.value == _USED and _of_meta(site, text):
                yield text


def _of_meta(site: Site, text: ast.Constant) -> bool:
    """Whether a string is a key of ``META``: ``META[…]``, ``META.get(…)``, ``… in META``, ``META.update({…: …})``."""
    for around in site.module.ancestors(text):
        if isinstance(around, ast.stmt):
            return False
        if isinstance(around, ast.Subscript):
            return _is_meta(around.value)
        if isinstance(around, ast.Compare):
            return any(map(_is_meta, around.comparators))
        if isinstance(around, ast.Call):
            return isinstance(around.func, ast.Attribute) and _is_meta(around.func.value)
    return False


def _is_meta(node: ast.expr) -> bool:
    return getattr(node, "attr", getattr(node, "id", "")) in ("META", "meta")
