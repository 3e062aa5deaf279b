"""The tokens of links that reset a password."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod, OnModule

_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"
_NEW = {"_today": "_now", "_num_days": "_num_seconds"}
# The group of a URL's regular expression that takes the token, as far as the length of the part behind the dash.
_TOKEN = re.compile(
    r"(?P<group>\(\?P<\w*token\w*>\(?)(?P<before>[^()]*)"
    r"(?P<after>-(?:\[[^\]]*\]|\\w|\\S|\.)\{)(?P<least>\d*,)?20\}"
)
_LENGTH = re.compile(r"\{(\d*)(,?)(\d*)\}$")
# As Django had it, whatever the group is called.
_PLAIN = re.compile(r"(\[0-9A-Za-z_?\]\{1,13\}-\[0-9A-Za-z\]\{1,)20\}")
# The group that takes the token as a whole.
_WHOLE = re.compile(
    r"(?P<group>\(\?P<\w*token\w*>(?:\[(?:[^\]]*\\-[^\]]*|[^\]]*-)\]|\.|\\S))\{(?P<least>\d*,)?24\}"
)
_SHORT = "This does not match the tokens of Django 3.1 and later, whose hash has 32 characters"
_WHOSE = "Where it is tokens of PasswordResetTokenGenerator that it takes."


class PasswordResetToken(Rule):
    """The hash in a token has 32 characters where it had 20, and a token counts seconds, not days."""

    change = "3.1/password-reset-token-sha256"
    triggers = (OnModule(("token", "{1,13}-")), *(OnMethod(_GENERATOR, name) for name in _NEW))
    examples = [
        Fixes(
            path="shop/urls.py",
            before="""\
                from django.contrib.auth import views
                from django.urls import path, re_path

                urlpatterns = [
                    re_path(
                        r'^reset/(?P<uidb64>[0-9A-Za-z_\\-]+)/(?P<token>[0-9A-Za-z]{1,13}-[0-9A-Za-z]{1,20})/$',
                        views.PasswordResetConfirmView.as_view(),
                    ),
                    re_path(r"^activate/(?P<user_token>\\w+-\\w{20})/$", views.activate),
                    re_path(r"^days/(?P<token>(\\w{3}-\\w{,20}))/$", views.activate),
                    re_path(r"^key/(?P<key>[0-9A-Za-z]{1,13}-[0-9A-Za-z]{1,20})/$", views.activate),
                ]
                """,
            after="""\
                from django.contrib.auth import views
                from django.urls import path, re_path

                urlpatterns = [
                    re_path(
                        r'^reset/(?P<uidb64>[0-9A-Za-z_\\-]+)/(?P<token>[0-9A-Za-z]{1,13}-[0-9A-Za-z]{1,32})/$',
                        views.PasswordResetConfirmView.as_view(),
                    ),
                    re_path(r"^activate/(?P<user_token>\\w+-\\w{20,32})/$", views.activate),
                    re_path(r"^days/(?P<token>(\\w{3,13}-\\w{,32}))/$", views.activate),
                    re_path(r"^key/(?P<key>[0-9A-Za-z]{1,13}-[0-9A-Za-z]{1,32})/$", views.activate),
                ]
                """,
        ),
        Suggests(
            path="shop/urls.py",
            before="""\
                from django.urls import re_path

                urlpatterns = [
                    re_path(r"^reset/(?P<token>[0-9A-Za-z\\-]{1,24})/$", views.reset),
                    re_path(r"^again/(?P<token>.{24})/$", views.reset),
                ]
                """,
            after="""\
                from django.urls import re_path

                urlpatterns = [
                    re_path(r"^reset/(?P<token>[0-9A-Za-z\\-]{1,39})/$", views.reset),
                    re_path(r"^again/(?P<token>.{24,39})/$", views.reset),
                ]
                """,
        ),
        Flags(
            path="shop/urls.py",
            source="""\
                from django.urls import re_path

                urlpatterns = [
                    re_path(r"^reset/(?P<token>[0-9A-Za-z]{1,13}-"
                            r"[0-9A-Za-z]{1,20})/$", views.reset),
                    re_path(f"^again/(?P<token>[0-9A-Za-z]{{1,13}}-[0-9A-Za-z]{{1,20}})/$", views.reset),
                ]
                """,
            lines=(4, 6),
        ),
        Flags(
            """\
                from django.contrib.auth.tokens import PasswordResetTokenGenerator

                class Tokens(PasswordResetTokenGenerator):
                    def _today(self):
                        return self.today

                    def _num_days(self, day):
                        return 1
                """,
            lines=(4, 7),
        ),
        Keeps(
            path="shop/urls.py",
            source="""\
                from django.contrib.auth import views
                from django.urls import path, re_path

                class Tokens:
                    def _today(self):
                        return self.today

                urlpatterns = [
                    path("reset/<uidb64>/<token>/", views.PasswordResetConfirmView.as_view()),
                    re_path(r"^(?P<uidb64>\\w+)/(?P<token>[0-9A-Za-z]{1,13}-[0-9A-Za-z]{1,32})/$", views.reset),
                    re_path(r"^(?P<uidb64>\\w+)/(?P<token>\\w+-\\w+)/(?P<name>\\w-\\w{20})/$", views.reset),
                    re_path(r"^api/(?P<token>[0-9a-f]{20})/$", views.api),
                    re_path(r"^api/(?P<token>[0-9a-f]{24})/$", views.api),
                ]
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if isinstance(site.node, ast.FunctionDef):
            old = site.node.name
            yield site.flag(
                message=f"{old}() is not called any more: {_NEW[old]}() takes its place",
                advice="Override that; it counts with a datetime, and in seconds since 2001-01-01.",
            )
            return
        for text in dict.fromkeys(site.module.texts("token", "{1,13}-")):
            value = str(text.value)
            for found in _TOKEN.finditer(value):
                before = _LENGTH.sub(_longer, found["before"])
                new = f"{found['group']}{before}{found['after']}{found['least'] or '20,'}32}}"
                yield self._longer(site, text, found[0], new)
            for found in _PLAIN.finditer(_TOKEN.sub("", value)):
                yield self._longer(site, text, found[0], f"{found[1]}32}}")
            for found in _WHOLE.finditer(value):
                new = f"{found['group']}{{{found['least'] or '24,'}39}}"
                yield self._longer(site, text, found[0], new, sure=False)

    def _longer(self, site: Site, text: ast.Constant, old: str, new: str, sure: bool = True) -> Answer:
        try:
            edit = site.replace_in_string(text, old, new)
        except CannotRewrite:
            return site.flag(node=text, message=_SHORT, advice=f"Let it match them: {new}")
        answer = site.fix if sure else site.suggest
        return answer(edit, node=text, message=_SHORT, advice="" if sure else _WHOSE)


def _longer(length: re.Match[str]) -> str:
    """A length that the time in a token fits: three characters were enough for days, seconds take six."""
    least, most = length[1], length[3] if length[2] else length[1]
    return length[0] if not most or int(most) >= 6 else f"{{{least},13}}"
