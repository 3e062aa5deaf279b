"""``auth_user=`` and ``auth_password=`` in mail calls."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import Trigger
from codemods.rules.v6_1.mail_calls import is_mail_call, mail_triggers

_NAMES = ("auth_user", "auth_password")


class MailAuthArguments(Rule):
    """``auth_user`` and ``auth_password`` are deprecated in mail calls: a mailer of ``MAILERS`` knows its own."""

    change = "6.1/mail-auth-arguments"
    advice = (
        'Put username and password among the OPTIONS of an entry in MAILERS and say using="its name"; a value of None '
        "can be dropped."
    )
    examples = [
        Fixes(
            before="""\
                from django.core.mail import send_mail

                send_mail("Hello", "Body", None, to, auth_user=None, auth_password=None, html_message=html)
                """,
            after="""\
                from django.core.mail import send_mail

                send_mail("Hello", "Body", None, to, html_message=html)
                """,
        ),
        Flags(
            """\
                from django.core.mail import send_mail, send_mass_mail

                send_mail("Hello", "Body", None, to, auth_user=user, auth_password=password)
                send_mass_mail(messages, auth_password=password)
                """,
            lines=(3, 4),
        ),
        Keeps(
            """\
                from django.core.mail import send_mail
                from shop.post import send_mail as other

                send_mail("Hello", "Body", None, to, using="bulk")
                other("Hello", auth_user=user)
                api.send(auth_user=user)
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield from mail_triggers("django.core.mail.send_mail", "django.core.mail.send_mass_mail")

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or (isinstance(site.node, ast.Attribute) and site.node.attr == "send"):
            return
        given = [one for one in call.keywords if one.arg in _NAMES]
        if not given or not is_mail_call(site, given[0].arg or ""):
            return
        empty = all(isinstance(one.value, ast.Constant) and one.value.value is None for one in given)
        if empty and site.certain:
            try:
                editor = site.edit_call(call)
                for one in given:
                    editor.remove(one.arg or "")
                yield site.fix(editor.edit(), node=given[0])
                return
            except CannotRewrite:
                pass
        yield site.flag(node=given[0])
