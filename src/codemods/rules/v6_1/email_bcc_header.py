"""``Bcc`` among the headers of a message."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import entries, key_of, remove_entries
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnMember

_BASE = "django.core.mail.EmailMessage"


class EmailBccHeader(Rule):
    """``Bcc`` among the headers of a message is refused: hidden recipients are given as ``bcc``."""

    change = "6.1/email-bcc-header"
    advice = "Give the addresses as the list bcc, or drop the header where bcc is given as well."
    triggers = (OnCall(_BASE, subclasses=True), OnMember(_BASE, "extra_headers", likely=True))
    examples = [
        Fixes(
            before="""\
                from django.core.mail import EmailMessage

                EmailMessage("Hello", to=to, headers={"Bcc": "a@example.com", "X-A": "1"})
                EmailMessage("Hello", to=to, headers={"BCC": "a@example.com"})
                """,
            after="""\
                from django.core.mail import EmailMessage

                EmailMessage("Hello", to=to, headers={"X-A": "1"}, bcc=["a@example.com"])
                EmailMessage("Hello", to=to, bcc=["a@example.com"])
                """,
        ),
        Flags(
            """\
                from django.core.mail import EmailMessage

                EmailMessage("Hello", to=to, bcc=hidden, headers={"Bcc": hidden})
                EmailMessage("Hello", to=to, headers={"Bcc": hidden})
                message = EmailMessage("Hello")
                message.extra_headers["bcc"] = "a@example.com"
                """,
            lines=(3, 4, 6),
        ),
        Keeps(
            """\
                from django.core.mail import EmailMessage
                from shop.post import Message

                EmailMessage("Hello", to=to, headers={"Reply-To": "a@example.com"})
                Message("Hello", headers={"Bcc": "a@example.com"})
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.Attribute):
            parent = site.parent
            if isinstance(parent, ast.Subscript) and isinstance(parent.ctx, ast.Store):
                if (key_of(parent.slice) or "").lower() == "bcc":
                    yield site.flag(node=parent)
            return
        call = site.call
        headers = site.keyword(call, "headers") if call is not None else None
        if call is None or headers is None or not isinstance(headers.value, ast.Dict):
            return
        for name, key, value in entries(headers.value):
            if name.lower() != "bcc":
                continue
            text = key_of(value)
            if (
                site.keyword(call, "bcc") is not None
                or site.has_stars(call)
                or text is None
                or len(call.args) > 4
            ):
                yield site.flag(node=key)
                continue
            if "," in text:
                yield site.flag(node=key)
                continue
            try:
                editor = site.edit_call(call)
                if len(headers.value.keys) == 1:
                    editor.remove("headers")
                else:
                    editor.value("headers", remove_entries(site, headers.value, [key]).text)
                yield site.fix(editor.add("bcc", f"[{site.source(value)}]").edit(), node=key)
            except CannotRewrite as reason:
                yield site.flag(node=key, advice=f"{self.advice} Not rewritten: {reason}.")
