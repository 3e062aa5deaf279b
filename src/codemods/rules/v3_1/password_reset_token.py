"""The tokens of links that reset a password."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod, OnModule

_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"
_NEW = {"_today": "_now", "_num_days": "_num_seconds"}
# The group of a URL's regular expression that takes the token, as far as the length of the part behind the dash.
_TOKEN = re.compile(r"(\(\?P<\w*token\w*>[^()]*-(?:\[[^\]]*\]|\\w|\\S|\.)\{)(\d+,)?20\}")


class PasswordResetToken(Rule):
    """The hash in a token has 32 characters where it had 20, and a token counts seconds, not days."""

    change = "3.1/password-reset-token-sha256"
    triggers = (OnModule(("token",)), *(OnMethod(_GENERATOR, name) for name in _NEW))
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
                ]
                """,
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
        for text in site.module.texts("token"):
            for found in _TOKEN.finditer(str(text.value)):
                head, least = found[1], found[2] or "20,"
                yield site.fix(
                    site.replace_in_string(text, found[0], f"{head}{least}32}}"),
                    node=text,
                    message="This does not match the tokens of Django 3.1 and later, whose hash has 32 characters",
                )
