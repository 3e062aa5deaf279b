"""``message.attach()`` with objects of ``email.mime``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnMember
from codemods.source.scopes import BindingKind

_BASE = "django.core.mail.EmailMessage"


class EmailAttachMimeBase(Rule):
    """Attachments made with ``email.mime`` are deprecated: ``email.message.MIMEPart`` takes their place."""

    change = "6.0/email-attach-mimebase"
    advice = (
        "Make an email.message.MIMEPart and set_content(data, maintype=…, subtype=…, disposition=…, cid=…), or attach "
        "plain files with attach(filename, content, mimetype)."
    )
    triggers = (OnMember(_BASE, "attach", likely=True), OnCall(_BASE))
    examples = [
        Flags(
            """\
                from email.mime.image import MIMEImage
                from django.core.mail import EmailMessage

                def post(data, message):
                    image = MIMEImage(data)
                    image.add_header("Content-ID", "<logo>")
                    letter = EmailMessage("Hello", attachments=[MIMEImage(data)])
                    letter.attach(image)
                    message.attach(MIMEImage(data))
                """,
            lines=(7, 8, 9),
        ),
        Keeps(
            """\
                from email.message import MIMEPart
                from email.mime.image import MIMEImage
                from email.mime.multipart import MIMEMultipart
                from django.core.mail import EmailMessage

                def post(data):
                    part = MIMEPart()
                    letter = EmailMessage("Hello")
                    letter.attach(part)
                    letter.attach("logo.png", data, "image/png")
                    plain = MIMEMultipart()
                    plain.attach(MIMEImage(data))
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None:
            return
        if isinstance(site.node, ast.Attribute):
            found = [one for one in call.args[:1] if self._is_mime(site, one)]
            owner = site.node.value
            if (
                found
                and not site.certain
                and (self._is_mime(site, owner) or "django" not in site.module.text)
            ):
                return
        else:
            given = site.argument(call, "attachments")
            found = [one for one in getattr(given, "elts", ()) if self._is_mime(site, one)]
        for one in found:
            yield site.flag(node=one)

    def _is_mime(self, site: Site, node: ast.expr) -> bool:
        """Whether a value is made by a class of ``email.mime``, here or where its name is bound."""
        if isinstance(node, ast.Call):
            name = site.resolve(node.func) or ""
            return name.startswith(("email.mime.", "email.MIME"))
        if isinstance(node, ast.Name):
            owner = site.module.scope_at(node).owner(node.id)
            bindings = owner.bindings[node.id] if owner is not None else []
            return bool(bindings) and all(
                one.kind is BindingKind.ASSIGN
                and isinstance(one.value, ast.Call)
                and self._is_mime(site, one.value)
                for one in bindings
            )
        return False
