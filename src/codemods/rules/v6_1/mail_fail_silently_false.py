"""``fail_silently=False`` in mail calls."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import Trigger
from codemods.rules.v6_1.mail_calls import is_mail_call, mail_triggers

_NAME = "fail_silently"


class MailFailSilentlyFalse(Rule):
    """``fail_silently`` is deprecated in mail calls; False, which it is anyway, needs no words."""

    change = "6.1/mail-fail-silently-false"
    examples = [
        Fixes(
            before="""\
                from django.contrib.auth.models import User
                from django.core import mail
                from django.core.mail import EmailMessage, send_mail

                send_mail("Hello", "Body", None, to, fail_silently=False)
                mail.mail_admins(
                    "Broken",
                    text,
                    fail_silently=False,
                )
                message = EmailMessage("Hello", "Body", to=to)
                message.send(fail_silently=False)
                EmailMessage("Hello", "Body", to=to).send(False)
                User().email_user("Hello", "Body", fail_silently=False)
                """,
            after="""\
                from django.contrib.auth.models import User
                from django.core import mail
                from django.core.mail import EmailMessage, send_mail

                send_mail("Hello", "Body", None, to)
                mail.mail_admins(
                    "Broken",
                    text,
                )
                message = EmailMessage("Hello", "Body", to=to)
                message.send()
                EmailMessage("Hello", "Body", to=to).send()
                User().email_user("Hello", "Body")
                """,
        ),
        Suggests(
            before="""\
                def notify(email):
                    email.send(fail_silently=False)
                """,
            after="""\
                def notify(email):
                    email.send()
                """,
        ),
        Keeps(
            """\
                from django.core.mail import EmailMessage, send_mail
                from shop.post import send_mail as other

                class Letter(EmailMessage):
                    def send(self, fail_silently=True):
                        return super().send(fail_silently)

                Letter().send(fail_silently=False)
                send_mail("Hello", "Body", None, to, fail_silently=quiet)
                other("Hello", fail_silently=False)
                signal.send(False)
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield from mail_triggers()

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None:
            return
        keyword = site.keyword(call, _NAME)
        key: str | int = _NAME
        value = keyword.value if keyword is not None else None
        if value is None and isinstance(site.node, ast.Attribute) and site.node.attr == "send":
            key, value = 0, site.argument(call, "", 0)
        if not isinstance(value, ast.Constant) or value.value is not False or not is_mail_call(site, _NAME):
            return
        if site.has_stars(call):
            return
        try:
            edit = site.edit_call(call).remove(key).edit()
        except CannotRewrite as reason:
            yield site.flag(node=call, advice=f"Drop it. Not rewritten: {reason}.")
            return
        if site.certain:
            yield site.fix(edit, node=call)
        else:
            yield site.suggest(edit, node=call, advice="Drop it if this is a message of Django's.")
