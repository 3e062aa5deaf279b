"""``get_connection()`` without arguments."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.called import CallBecomes
from codemods.rules.site import Site
from codemods.rules.v6_1.mail_calls import FUNCTIONS, MESSAGE


class GetConnectionDefault(CallBecomes):
    """``get_connection()`` is deprecated: ``mailers`` holds the connections, by the names of ``MAILERS``."""

    change = "6.1/get-connection-default"
    also = ("6.1/get-connection-with-arguments",)
    needs = ("django.core.mail.mailers",)
    calls = {"django.core.mail.get_connection": ((), "{django.core.mail.mailers}.default")}
    advice = (
        'Name the backend and its options in MAILERS and take mailers["that name"]; where they are known at run time '
        "only, make the backend yourself."
    )
    examples = [
        Fixes(
            before="""\
                from django.core import mail
                from django.core.mail import get_connection

                with get_connection() as connection:
                    connection.send_messages(messages)
                mail.get_connection().send_messages(messages)
                """,
            after="""\
                from django.core import mail
                from django.core.mail import mailers

                with mailers.default as connection:
                    connection.send_messages(messages)
                mail.mailers.default.send_messages(messages)
                """,
        ),
        Flags(
            """\
                from django.core import mail

                one = mail.get_connection("django.core.mail.backends.console.EmailBackend")
                two = mail.get_connection(username=user, password=password)
                three = mail.get_connection(**options)
                """,
            lines=(3, 4, 5),
        ),
        Keeps(
            """\
                from django.core.mail import EmailMessage, get_connection, send_mail

                send_mail("Hello", "Body", None, to, connection=get_connection())
                EmailMessage("Hello", "Body", None, to, [], get_connection())
                """
        ),
        Keeps(
            """\
                from haystack.utils import get_connection
                from django.core.mail import mailers

                one = get_connection()
                two = mailers.default
                """
        ),
        Keeps(
            """\
                from django.core.mail import get_connection

                one = get_connection()
                """,
            supports="6.0",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is not None and site.kind == "use" and not call.args and not call.keywords:
            if _is_argument(site, call):
                return  # dropped there, as it is what the call takes anyway
        yield from super().visit(site)

    def written(self, site: Site, call: ast.Call) -> tuple[str, bool]:
        """``mail.mailers.default`` where the function is reached through its module."""
        if call.args or call.keywords:
            raise CannotRewrite("the connection is made with arguments of its own")
        if isinstance(call.func, ast.Attribute):
            return f"{site.source(call.func.value)}.mailers.default", True
        return super().written(site, call)


def _is_argument(site: Site, call: ast.Call) -> bool:
    """Whether the connection is handed to one of Django's mail calls, by keyword or position."""
    parent = site.module.parents.get(call)
    if isinstance(parent, ast.keyword):
        if parent.arg != "connection":
            return False
        parent = site.module.parents.get(parent)
    if not isinstance(parent, ast.Call) or parent.func is call:
        return False
    name = site.resolve(parent.func)
    return name is not None and any(site.index.is_subclass(name, one) for one in (*FUNCTIONS, MESSAGE))
