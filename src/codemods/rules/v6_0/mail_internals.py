"""What ``django.core.mail`` no longer needs since it builds on Python's modern email classes."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols
from codemods.rules.shapes.gone_members import FlagMembers

_MODERN = "message() returns Python's email.message.EmailMessage: use that class, or MIMEPart, instead."


class SafeMimeClasses(RemoveSymbols):
    """The ``SafeMIME`` classes are deprecated: messages are Python's modern ``EmailMessage``."""

    change = "6.0/safe-mime-classes"
    names = {
        "django.core.mail.SafeMIMEText": _MODERN,
        "django.core.mail.SafeMIMEMultipart": _MODERN,
        "django.core.mail.message.SafeMIMEMessage": _MODERN,
        "django.core.mail.message.MIMEMixin": _MODERN,
    }
    examples = [
        Flags(
            """\
                from django.core import mail
                from django.core.mail.message import SafeMIMEMessage
                from django.core.mail import SafeMIMEText as Text

                part = mail.SafeMIMEMultipart("related")
                """,
            lines=(2, 3, 5),
        ),
        Keeps(
            """\
                from email.mime.text import MIMEText
                from shop.post import SafeMIMEText
                """
        ),
    ]


class ForbidMultiLineHeaders(RemoveSymbols):
    """``forbid_multi_line_headers()`` is deprecated: Python refuses line ends in headers by itself."""

    change = "6.0/mail-forbid-multi-line-headers"
    names = {
        "django.core.mail.forbid_multi_line_headers": "Drop the call: email.message.EmailMessage raises ValueError for "
        "such headers; encode them with email.headerregistry where need be."
    }
    examples = [
        Flags("from django.core.mail.message import forbid_multi_line_headers as check\n", line=1),
        Flags("from django.core import mail\n\nmail.forbid_multi_line_headers('To', to, None)\n", line=3),
        Keeps("from shop.post import forbid_multi_line_headers\n"),
    ]


class SanitizeAddress(RemoveSymbols):
    """``sanitize_address()`` is deprecated: Python's modern email classes encode addresses."""

    change = "6.0/mail-sanitize-address"
    names = {
        "django.core.mail.message.sanitize_address": "Take addresses from message(policy=…) or make them with "
        "email.headerregistry.Address and Django's punycode."
    }
    examples = [
        Flags("from django.core.mail.message import sanitize_address\n", line=1),
        Keeps("from anymail.utils import sanitize_address\n"),
    ]


class EmailSubtypeAttributes(FlagMembers):
    """``mixed_subtype`` and ``alternative_subtype`` of a message are no longer read."""

    change = "6.0/email-subtype-attributes"
    members = {
        "django.core.mail.EmailMessage.mixed_subtype": "Change the subtype of what message() returns, or attach related "
        "parts as email.message.MIMEPart.",
        "django.core.mail.EmailMultiAlternatives.alternative_subtype": "Change the subtype of what message() returns.",
    }
    examples = [
        Flags(
            """\
                from django.core.mail import EmailMessage, EmailMultiAlternatives

                class Letter(EmailMultiAlternatives):
                    alternative_subtype = "related"

                message = EmailMessage("Hello")
                message.mixed_subtype = "related"
                """,
            lines=(4, 7),
        ),
        Keeps(
            """\
                from django.core.mail import EmailMessage

                class Letter:
                    mixed_subtype = "related"

                message = EmailMessage("Hello")
                message.content_subtype = "html"
                """
        ),
    ]
