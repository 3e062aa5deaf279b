"""``BadHeaderError`` of ``django.core.mail``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.expressions import SymbolToExpression
from codemods.rules.site import Site

_OLD = "django.core.mail.BadHeaderError"


class BadHeaderError(SymbolToExpression):
    """``BadHeaderError`` of ``django.core.mail`` is ``ValueError``."""

    change = "6.0/bad-header-error"
    expressions = {_OLD: ("ValueError", "")}
    examples = [
        Fixes(
            before="""\
                from django.core import mail
                from django.core.mail import BadHeaderError, send_mail

                try:
                    send_mail(subject, message, sender, to)
                except BadHeaderError:
                    raise BadHeaderError("no")
                except (OSError, mail.BadHeaderError) as error:
                    mail.mail_admins("Broken", str(error))
                """,
            after="""\
                from django.core import mail
                from django.core.mail import send_mail

                try:
                    send_mail(subject, message, sender, to)
                except ValueError:
                    raise ValueError("no")
                except (OSError, ValueError) as error:
                    mail.mail_admins("Broken", str(error))
                """,
        ),
        Keeps(
            """\
                from django.http import BadHeaderError
                from django.core.mail import send_mail

                try:
                    send_mail(subject, message, sender, to)
                except BadHeaderError:
                    pass
                """
        ),
    ]

    def expression(self, site: Site, near: ast.AST) -> str:
        return "ValueError"

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.module.walk.root.bindings.get("ValueError"):
            yield site.flag()
            return
        yield from super().visit(site)
