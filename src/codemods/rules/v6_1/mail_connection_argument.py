"""``connection=`` in mail calls, other than the default connection."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import own_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, Trigger
from codemods.rules.v6_1.mail_calls import FUNCTIONS, MESSAGE


class MailConnectionArgument(Rule):
    """``connection`` is deprecated in mail calls: they are told by which mailer of ``MAILERS`` to send."""

    change = "6.1/mail-connection-argument"
    advice = (
        'Describe the connection in MAILERS and say using="its name" (EmailMessage: in send()); messages that share '
        "an open connection go to its send_messages()."
    )
    examples = [
        Flags(
            """\
                from django.core import mail
                from django.core.mail import EmailMessage, get_connection

                def notify(to, connection):
                    mail.send_mail("Hello", "Body", None, to, connection=connection)
                    EmailMessage("Hello", to=to, connection=get_connection("x")).send()
                """,
            lines=(5, 6),
        ),
        Keeps(
            """\
                from django.core.mail import EmailMessage, get_connection, send_mail
                from shop.post import send_mail as other

                class Letter(EmailMessage):
                    def __init__(self, connection):
                        super().__init__("Hello")

                send_mail("Hello", "Body", None, to, connection=get_connection())
                send_mail("Hello", "Body", None, to, connection=None)
                send_mail("Hello", "Body", None, to, using="bulk")
                other("Hello", connection=bulk)
                Letter(connection=bulk)
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        for name in FUNCTIONS:
            yield OnCall(name)
        yield OnCall(MESSAGE, subclasses=True)

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        keyword = site.keyword(call, "connection") if call is not None else None
        if call is None or keyword is None:
            return
        value = keyword.value
        if isinstance(value, ast.Constant) and value.value is None:
            return
        if isinstance(value, ast.Call) and not value.args and not value.keywords:
            if site.is_name(value.func, "django.core.mail.get_connection"):
                return
        if own_definition(site, site.resolve(call.func) or "", "__init__") is None:
            yield site.flag(node=keyword)
