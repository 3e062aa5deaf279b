"""``smtp.EmailBackend(…)`` made by hand."""

from __future__ import annotations

from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class SmtpBackendDirect(Rule):
    """Making an SMTP ``EmailBackend`` by hand is deprecated: ``mailers`` makes what ``MAILERS`` describes."""

    change = "6.1/smtp-backend-direct"
    advice = 'Describe it in MAILERS ("OPTIONS": {"host": …, "port": …}) and take mailers["its name"].'
    triggers = (OnCall("django.core.mail.backends.smtp.EmailBackend", subclasses=True),)
    examples = [
        Flags(
            """\
                from django.core.mail.backends import smtp
                from django.core.mail.backends.smtp import EmailBackend

                class Own(EmailBackend):
                    pass

                one = EmailBackend(host="localhost", port=25)
                two = smtp.EmailBackend(username=user)
                three = Own()
                """,
            lines=(7, 8, 9),
        ),
        Keeps(
            """\
                from django.core.mail import mailers
                from django.core.mail.backends.console import EmailBackend
                from django.core.mail.backends.smtp import EmailBackend as Smtp

                class Own(Smtp):
                    def __init__(self, **kwargs):
                        super().__init__(timeout=3, **kwargs)

                one = EmailBackend()
                two = mailers["bulk"]
                three = Smtp(alias="bulk", host="localhost")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.call is not None and site.keyword(site.call, "alias") is None:
            yield site.flag(node=site.call)
