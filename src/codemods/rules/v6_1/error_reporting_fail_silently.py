"""Error mails of a project that sets ``MAILERS``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.settings_modules import sets
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_SENDERS = (
    "django.utils.log.AdminEmailHandler",
    "django.middleware.common.BrokenLinkEmailsMiddleware",
)


class ErrorReportingFailSilently(Rule):
    """With ``MAILERS`` set, mails about errors no longer pass over a mail server that does not answer."""

    change = "6.1/error-reporting-fail-silently"
    advice = 'Give these senders a mailer whose OPTIONS say "fail_silently": True, or accept that its errors are raised.'
    triggers = (OnModule(("MAILERS",), roles=("settings",)),)
    examples = [
        Flags(
            path="shop/settings.py",
            source="""\
                INSTALLED_APPS = []
                MAILERS = {"default": {"OPTIONS": {"host": "localhost"}}}
                MIDDLEWARE = [
                    "django.middleware.common.CommonMiddleware",
                    "django.middleware.common.BrokenLinkEmailsMiddleware",
                ]
                """,
            line=5,
        ),
        Flags(
            path="shop/settings.py",
            source="""\
                from configurations import Configuration

                class Common(Configuration):
                    INSTALLED_APPS = []
                    MAILERS = {"default": {"OPTIONS": {"host": "localhost"}}}
                    MIDDLEWARE = ["django.middleware.common.BrokenLinkEmailsMiddleware"]
                """,
            line=6,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                INSTALLED_APPS = []
                MAILERS = {"default": {"OPTIONS": {"host": "localhost", "fail_silently": True}}}
                MIDDLEWARE = ["django.middleware.common.BrokenLinkEmailsMiddleware"]
                """,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                INSTALLED_APPS = []
                EMAIL_HOST = "localhost"
                MIDDLEWARE = ["django.middleware.common.BrokenLinkEmailsMiddleware"]
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        module = site.module
        if "fail_silently" in module.text or not sets(site, "MAILERS"):
            return
        for node, _ in module.walk.strings:
            if isinstance(node, ast.Constant) and node.value in _SENDERS:
                yield site.flag(node=node)
