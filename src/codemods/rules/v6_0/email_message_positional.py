"""``EmailMessage`` and ``EmailMultiAlternatives`` with more than four positional arguments."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import ChangeArguments
from codemods.rules.shapes.overrides import is_super, own_definition, super_definition
from codemods.rules.site import Site

_ALTERNATIVES = "django.core.mail.EmailMultiAlternatives"
_FOUR = (None, None, None, None)


class EmailMessagePositional(ChangeArguments):
    """``EmailMessage`` takes everything behind subject, body, sender and recipients by keyword only."""

    change = "6.0/email-message-positional"
    calls = ("django.core.mail.EmailMessage",)
    methods = ("django.core.mail.EmailMessage.__init__",)
    keywords = (*_FOUR, "bcc", "connection", "attachments", "headers", "cc", "reply_to")
    examples = [
        Fixes(
            before="""\
                from django.core.mail import EmailMessage, EmailMultiAlternatives
                from django.core.mail.message import EmailMessage as Message

                class Letter(EmailMultiAlternatives):
                    pass

                EmailMessage("Hello", "Body", None, to, bcc, connection).send()
                Message("Hello", "Body", None, to, [], None, files, headers, cc)
                EmailMultiAlternatives("Hello", "Body", None, to, [], None, files, headers, parts, cc)
                Letter(
                    "Hello",
                    "Body",
                    None,
                    to,
                    bcc,
                )
                """,
            after="""\
                from django.core.mail import EmailMessage, EmailMultiAlternatives
                from django.core.mail.message import EmailMessage as Message

                class Letter(EmailMultiAlternatives):
                    pass

                EmailMessage("Hello", "Body", None, to, bcc=bcc, connection=connection).send()
                Message("Hello", "Body", None, to, bcc=[], connection=None, attachments=files, headers=headers, cc=cc)
                EmailMultiAlternatives("Hello", "Body", None, to, bcc=[], connection=None, attachments=files, headers=headers, alternatives=parts, cc=cc)
                Letter(
                    "Hello",
                    "Body",
                    None,
                    to,
                    bcc=bcc,
                )
                """,
        ),
        Fixes(
            before="""\
                from django.core.mail import EmailMessage

                class Letter(EmailMessage):
                    def __init__(self, to, bcc):
                        super().__init__("Hello", "Body", None, to, bcc)
                """,
            after="""\
                from django.core.mail import EmailMessage

                class Letter(EmailMessage):
                    def __init__(self, to, bcc):
                        super().__init__("Hello", "Body", None, to, bcc=bcc)
                """,
        ),
        Flags(
            """\
                from django.core.mail import EmailMessage

                class Letter(EmailMessage):
                    def __init__(self, to, bcc, *args):
                        super().__init__("Hello", "Body", None, to, bcc, *args)
                """,
            line=5,
        ),
        Keeps(
            """\
                from django.core.mail import EmailMessage
                from email.message import EmailMessage as Plain

                class Letter(EmailMessage):
                    def __init__(self, template, context, subject, body, sender, to):
                        super().__init__(subject, body, sender, to)

                Letter("welcome", {}, "Hello", "Body", None, to)
                EmailMessage("Hello", "Body", None, to, bcc=bcc)
                Plain("Hello", "Body", None, to, bcc)
                """
        ),
    ]

    def parameters(self, site: Site, call: ast.Call) -> Sequence[str | None]:
        """``EmailMultiAlternatives`` takes its alternatives before ``cc``."""
        if site.index.is_subclass(self._class(site, call), _ALTERNATIVES):
            return (*self.keywords[:8], "alternatives", *self.keywords[8:])
        return self.keywords

    def wants(self, site: Site, call: ast.Call) -> bool:
        """Not the calls that reach a constructor of the repository's own."""
        above = isinstance(call.func, ast.Attribute) and is_super(call.func.value)
        seek = super_definition if above else own_definition
        return seek(site, self._class(site, call), "__init__") is None

    def _class(self, site: Site, call: ast.Call) -> str:
        func = call.func
        if isinstance(func, ast.Attribute) and func.attr == "__init__":
            found = site.infer(func.value)
            return found.qname if found is not None else ""
        return site.resolve(func) or ""
