"""``fail_silently=True``, or a value that may be true, in mail calls."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, Trigger
from codemods.rules.v6_1.mail_calls import is_mail_call, mail_triggers, wrapped_in_try

_NAME = "fail_silently"


class MailFailSilentlyTrue(Rule):
    """``fail_silently`` is deprecated in mail calls: errors are caught where they may be passed over."""

    change = "6.1/mail-fail-silently-true"
    advice = (
        "Catch OSError, which is what the SMTP backend passed over, or send by a mailer that has fail_silently among "
        "its OPTIONS in MAILERS."
    )
    examples = [
        Suggests(
            before="""\
                from django.core import mail
                from django.core.mail import EmailMessage

                def notify(to):
                    mail.send_mail(
                        "Hello",
                        "Body",
                        None,
                        to,
                        fail_silently=True,
                    )
                    message = EmailMessage("Hello", "Body", to=to)
                    message.send(True)
                """,
            after="""\
                from django.core import mail
                from django.core.mail import EmailMessage

                def notify(to):
                    try:
                        mail.send_mail(
                            "Hello",
                            "Body",
                            None,
                            to,
                        )
                    except OSError:
                        pass
                    message = EmailMessage("Hello", "Body", to=to)
                    try:
                        message.send()
                    except OSError:
                        pass
                """,
        ),
        Flags(
            """\
                from django.core.mail import get_connection, send_mail

                def notify(to, quiet):
                    sent = send_mail("Hello", "Body", None, to, fail_silently=True)
                    send_mail("Hello", "Body", None, to, fail_silently=quiet)
                    get_connection(fail_silently=quiet).send_messages([])
                """,
            lines=(4, 5, 6),
        ),
        Flags(
            """\
                from django.core.mail import EmailMessage

                class Letter(EmailMessage):
                    def send(self, fail_silently=False):
                        return super().send(fail_silently)
                """,
            line=5,
        ),
        Keeps(
            """\
                from django.core.mail import send_mail
                from shop.post import send_mail as other

                send_mail("Hello", "Body", None, to, fail_silently=False)
                other("Hello", fail_silently=True)
                signal.send(True)
                ticket.send(roles, fail_silently=True, files=files)
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield from mail_triggers()
        yield OnCall("django.core.mail.get_connection")

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None:
            return
        keyword = site.keyword(call, _NAME)
        key: str | int = _NAME
        value = keyword.value if keyword is not None else None
        if value is None and isinstance(site.node, ast.Attribute) and site.node.attr == "send":
            key, value = 0, site.argument(call, "", 0)
        if value is None or (isinstance(value, ast.Constant) and value.value in (False, None)):
            return
        if not is_mail_call(site, _NAME):
            return
        statement = site.module.parents.get(call)
        literal = isinstance(value, ast.Constant) and value.value is True
        if not literal or not isinstance(statement, ast.Expr) or site.has_stars(call):
            yield site.flag(node=call)
            return
        try:
            text = wrapped_in_try(site, statement, site.edit_call(call).remove(key).code)
        except CannotRewrite as reason:
            yield site.flag(node=call, advice=f"{self.advice} Not rewritten: {reason}.")
            return
        if text is None or site.module.text[: site.module.span(statement)[0]].rpartition("\n")[2].strip():
            yield site.flag(node=call)
            return
        yield site.suggest(site.replace(statement, text), node=call)
