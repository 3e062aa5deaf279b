"""Subclasses of ``BrokenLinkEmailsMiddleware``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod
from codemods.source.guards import in_dead_arm

_BASE = "django.middleware.common.BrokenLinkEmailsMiddleware"


class BrokenLinkEmailsSubclass(Rule):
    """``BrokenLinkEmailsMiddleware`` sends through its method ``send_mail()`` and the mailer that ``using`` names."""

    change = "6.1/broken-link-emails-subclass"
    advice = "Call self.send_mail(subject, message) here, which minds the attribute using, or hand on using=self.using."
    triggers = (OnMethod(_BASE, "process_response"),)
    examples = [
        Flags(
            """\
                from django.core.mail import mail_managers
                from django.middleware.common import BrokenLinkEmailsMiddleware

                class Broken(BrokenLinkEmailsMiddleware):
                    def process_response(self, request, response):
                        if response.status_code == 404:
                            mail_managers("Broken link", request.get_full_path())
                        return response
                """,
            line=7,
        ),
        Keeps(
            """\
                from django.core.mail import mail_managers
                from django.middleware.common import BrokenLinkEmailsMiddleware

                class Broken(BrokenLinkEmailsMiddleware):
                    def process_response(self, request, response):
                        if response.status_code == 404:
                            mail_managers("Broken link", request.get_full_path(), using=self.using)
                        return super().process_response(request, response)

                class Sends(BrokenLinkEmailsMiddleware):
                    def process_response(self, request, response):
                        self.send_mail("Broken link", request.get_full_path())
                        return response

                class Other:
                    def process_response(self, request, response):
                        mail_managers("Seen", request.get_full_path())
                        return response
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        for node in ast.walk(site.node):
            if not isinstance(node, ast.Call) or not site.is_name(
                node.func, "django.core.mail.mail_managers"
            ):
                continue
            if site.keyword(node, "using") is None and not site.has_stars(node):
                if not in_dead_arm(site.module, node, self.range, site.index):
                    yield site.flag(node=node)
