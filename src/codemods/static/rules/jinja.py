"""What templates of Jinja call, since Jinja calls nothing by itself, and Django has made an attribute or dropped."""

from __future__ import annotations

import re

from codemods.findings import Verdict
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.static.rule import StaticRule

__all__ = ["JinjaIsAjax", "JinjaLogoutLink", "JinjaUserCalls"]

_PATH = "shop/jinja2/shop/a.html"


class JinjaUserCalls(StaticRule):
    """``is_authenticated`` and ``is_anonymous`` of a user are attributes; calling them, as Jinja needed, fails from 2.0 on."""

    change = "1.10/is-authenticated-call"
    also = ("2.0/is-authenticated-call",)
    words = ("is_authenticated", "is_anonymous")
    pattern = re.compile(r"(?<=\.)(is_authenticated|is_anonymous)\(\s*\)")
    verdict = Verdict.SUGGEST
    jinja = True
    available = "1.10"
    advice = "Do so where this is a user of Django's."
    examples = [
        Suggests(
            path=_PATH,
            before="{% if request.user.is_authenticated() and not user.is_anonymous() -%}{% endif %}\n",
            after="{% if request.user.is_authenticated and not user.is_anonymous -%}{% endif %}\n",
        ),
        Keeps("{% if user.is_authenticated and user.is_authenticated_by('x') %}{% endif %}\n", path=_PATH),
        Keeps("$.ajax(user.is_authenticated());\n", path="shop/static/shop/a.js"),
    ]

    @classmethod
    def rewritten(cls, match: re.Match[str]) -> str | None:
        return match[1]


class JinjaIsAjax(StaticRule):
    """``request.is_ajax()`` is gone from 4.0 on, and calling it in Jinja fails."""

    change = "3.1/is-ajax-template"
    also = ("4.0/is-ajax-template",)
    words = ("is_ajax",)
    pattern = re.compile(r"\brequest\.is_ajax\b")
    jinja = True
    advice = 'Compare request.headers.get("X-Requested-With") with "XMLHttpRequest".'
    examples = [
        Flags("<p>\n{% if not request.is_ajax() %}x{% endif %}\n", path=_PATH, line=2),
        Keeps("{% if form.is_ajax() %}{{ is_ajax }}{% endif %}\n", path=_PATH),
    ]


class JinjaLogoutLink(StaticRule):
    """Logging out takes a POST; the view answers 405 to a link that is followed."""

    change = "4.1/logout-get-template"
    also = ("5.0/logout-get-template",)
    words = ("logout",)
    pattern = re.compile(
        r"""<a\b[^<>]*\bhref=(["'])"""
        r"""(?:(?:/[\w.-]+)*/logout/?(?:\?[^"'{}<>]*)?|\{\{-?\s*(?:url|reverse)\(\s*["'](?:admin:)?logout["']\s*\)\s*-?\}\})\1"""
        r"""(?![^<>]*\bdata-method=)[^<>]*>"""
    )
    jinja = True
    advice = "Where Django's view answers there, put a button into a small form with method post and the CSRF token."
    examples = [
        Flags('<p>\n<a class="x" href="/accounts/logout/?next=/">Log out</a>', path=_PATH, line=2),
        Flags("<a href=\"{{ url('logout') }}\">Log out</a>", path=_PATH, line=1),
        Keeps(
            "<a href='/logout/done/'>x</a><a href='/logout/' data-method='post'>x</a><form action='/logout/'></form>"
            "<a href=\"{{ url('account_logout') }}\">x</a>",
            path=_PATH,
        ),
    ]
