"""``connection=get_connection()`` and ``connection=None`` in mail calls."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import own_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, Trigger
from codemods.rules.v6_1.mail_calls import FUNCTIONS, MESSAGE

_NAME = "connection"


class GetConnectionAsArgument(Rule):
    """``connection`` is deprecated in mail calls, and the default connection is what they take anyway."""

    change = "6.1/get-connection-as-argument"
    advice = "Drop the argument."
    examples = [
        Fixes(
            before="""\
                from django.core import mail
                from django.core.mail import EmailMessage, get_connection, send_mail

                send_mail("Hello", "Body", None, to, connection=get_connection())
                EmailMessage("Hello", to=to, connection=mail.get_connection()).send()
                mail.mail_admins("Hello", "Body", connection=None, html_message=html)
                """,
            after="""\
                from django.core import mail
                from django.core.mail import EmailMessage, send_mail

                send_mail("Hello", "Body", None, to)
                EmailMessage("Hello", to=to).send()
                mail.mail_admins("Hello", "Body", html_message=html)
                """,
        ),
        Keeps(
            """\
                from django.core.mail import EmailMessage, get_connection, send_mail
                from shop.post import get_connection as other

                send_mail("Hello", "Body", None, to, connection=get_connection("x"))
                EmailMessage("Hello", to=to, connection=other())

                class Letter(EmailMessage):
                    def __init__(self, connection):
                        super().__init__("Hello")

                Letter(connection=None)
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
        keyword = site.keyword(call, _NAME) if call is not None else None
        if call is None or keyword is None:
            return
        value = keyword.value
        bare = isinstance(value, ast.Call) and not value.args and not value.keywords
        if isinstance(value, ast.Call):
            if not bare or not site.is_name(value.func, "django.core.mail.get_connection"):
                return
        elif not isinstance(value, ast.Constant) or value.value is not None:
            return
        if own_definition(site, site.resolve(call.func) or "", "__init__") is None:
            yield site.fix(site.edit_call(call).remove(_NAME).edit(), node=keyword)
