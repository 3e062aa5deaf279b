"""The methods that ``EmailMessage`` was put together with."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.gone_members import FlagMembers
from codemods.rules.shapes.overrides import own_definition
from codemods.rules.site import Site

_MAIL = "django.core.mail"
_OWN_WAY = frozenset({"message", "_add_bodies", "_add_attachments", "_add_attachment"})
_BODY = "message() calls _add_bodies(msg), which fills Python's EmailMessage in place."
_ATTACHMENTS = "message() calls _add_attachments(msg), which adds to Python's EmailMessage in place."
_ATTACHMENT = (
    "_add_attachment(msg, filename, content, mimetype) adds one; or attach an email.message.MIMEPart."
)


class EmailInternalMethods(FlagMembers):
    """The methods that ``EmailMessage`` was put together with are gone; overrides of them are not called."""

    change = "6.0/email-internal-methods"
    members = {
        f"{_MAIL}.EmailMessage._create_message": f"{_BODY} Inline parts can be attached as email.message.MIMEPart.",
        f"{_MAIL}.EmailMessage._create_attachments": _ATTACHMENTS,
        f"{_MAIL}.EmailMessage._create_mime_attachment": _ATTACHMENT,
        f"{_MAIL}.EmailMessage._create_attachment": _ATTACHMENT,
        f"{_MAIL}.EmailMultiAlternatives._create_alternatives": _BODY,
    }
    examples = [
        Flags(
            """\
                from django.core.mail import EmailMultiAlternatives

                class Related(EmailMultiAlternatives):
                    def _create_alternatives(self, msg):
                        return self._create_related(super()._create_alternatives(msg))

                    def _create_mime_attachment(self, content, mimetype):
                        return super()._create_mime_attachment(content, mimetype)
                """,
            lines=(4, 7),
        ),
        Flags(
            """\
                from django.core.mail import EmailMessage

                def part(content):
                    return EmailMessage()._create_mime_attachment(content, "image/png")
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.core.mail import EmailMessage

                class Both(EmailMessage):
                    def _create_attachments(self, msg):
                        return msg

                    def _add_attachments(self, msg):
                        pass

                class Alone(EmailMessage):
                    def _create_message(self, msg):
                        return msg

                    def message(self):
                        return self._create_message(build(self))

                class Chat:
                    def _create_message(self, msg):
                        return msg
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        class_ = site.node if isinstance(site.node, ast.ClassDef) else site.class_
        if class_ is not None and not isinstance(site.node, ast.Attribute):
            if not _OWN_WAY.isdisjoint(site.module.walk.scope_of[class_].bindings):
                return  # it is written for the new way, or makes the message by itself
        if isinstance(site.node, ast.Attribute):
            found = site.infer(site.node.value)
            if found is not None and own_definition(site, found.qname, site.node.attr) is not None:
                return
        yield from super().visit(site)
