"""Mail calls with a connection and options for another one."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

_CALLS = ("send_mail", "send_mass_mail", "mail_admins", "mail_managers")
_OPTIONS = ("fail_silently", "auth_user", "auth_password")


class MailConnectionOptions(Rule):
    """``fail_silently`` and ``auth_…`` never applied to a connection that is given as well, and are refused beside it."""

    change = "6.1/mail-connection-with-options"
    triggers = tuple(OnCall(f"django.core.mail.{name}") for name in _CALLS)
    advice = "Drop what was without effect; what is to have one belongs to the connection."
    examples = [
        Suggests(
            before="""\
                from django.core.mail import send_mail

                def notify(to, connection):
                    send_mail("Hello", "Body", None, to, fail_silently=True, connection=connection)
                    send_mail("Hello", "Body", None, to, auth_user="x", auth_password="y", connection=connection)
                """,
            after="""\
                from django.core.mail import send_mail

                def notify(to, connection):
                    send_mail("Hello", "Body", None, to, connection=connection)
                    send_mail("Hello", "Body", None, to, connection=connection)
                """,
        ),
        Keeps(
            """\
                from django.core.mail import send_mail

                def notify(to, connection):
                    send_mail("Hello", "Body", None, to, auth_user="x", connection=None)
                    send_mail("Hello", "Body", None, to, connection=connection)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or site.has_stars(call):
            return
        connection = site.keyword(call, "connection")
        if connection is None or _is_constant(connection.value, None):
            return
        options = [
            one for one in call.keywords if one.arg in _OPTIONS and not _is_constant(one.value, False, None)
        ]
        if options:
            editor = site.edit_call(call)
            for one in options:
                editor.remove(one.arg or "")
            yield site.suggest(editor.edit(), node=call)


def _is_constant(node: ast.expr, *values: object) -> bool:
    return isinstance(node, ast.Constant) and any(node.value is value for value in values)
