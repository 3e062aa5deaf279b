"""Code that reads ``settings.EMAIL_HOST_USER`` and its kin."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import key_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnName, OnSetting
from codemods.rules.v6_1.email_options import BACKEND, OPTIONS, SETTINGS

_SENDERS = {"send_mail": 2, "EmailMessage": 2, "EmailMultiAlternatives": 2}
_FROM = "from_email"


class EmailSettingsRead(Rule):
    """The settings EMAIL_BACKEND, EMAIL_HOST and their kin cannot be read once MAILERS is set."""

    change = "6.1/email-settings-read"
    available = "6.1"
    advice = "Change it in the step in which the project's settings change to MAILERS."
    triggers = (*(OnSetting(name) for name in SETTINGS), OnName("django.conf.settings"))
    examples = [
        Suggests(
            before="""\
                from django.conf import settings
                from django.core.mail import EmailMessage, send_mail

                send_mail("Hello", "Body", settings.EMAIL_HOST_USER, to)
                EmailMessage("Hello", "Body", from_email=settings.EMAIL_HOST_USER)
                print(settings.EMAIL_BACKEND, settings.EMAIL_HOST)
                """,
            after="""\
                from django.conf import settings
                from django.core.mail import EmailMessage, send_mail

                send_mail("Hello", "Body", settings.DEFAULT_FROM_EMAIL, to)
                EmailMessage("Hello", "Body", from_email=settings.DEFAULT_FROM_EMAIL)
                print(settings.MAILERS["default"]["BACKEND"], settings.MAILERS["default"]["OPTIONS"]["host"])
                """,
        ),
        Flags(
            """\
                from django.conf import settings as conf

                if hasattr(conf, "EMAIL_FILE_PATH"):
                    host = getattr(conf, "EMAIL_HOST", "localhost")
                """,
            lines=(3, 4),
        ),
        Keeps(
            """\
                from django.conf import settings
                from shop import settings as other

                host = other.EMAIL_HOST
                prefix = settings.EMAIL_SUBJECT_PREFIX
                zone = getattr(settings, "EMAIL_USE_LOCALTIME", False)
                sender = settings.DEFAULT_FROM_EMAIL
                """
        ),
        Keeps("from django.conf import settings\n\nprint(settings.EMAIL_HOST)\n", supports="6.0"),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not self.replaceable:
            return
        if site.kind == "read" and isinstance(site.node, ast.Attribute):
            yield from self._read(site, site.node)
        elif site.kind == "use":
            yield from self._by_name(site)

    def _read(self, site: Site, node: ast.Attribute) -> Iterator[Answer]:
        owner = site.source(node.value)
        advice = self.advice
        if node.attr == "EMAIL_HOST_USER" and self._is_sender(site, node):
            text = f"{owner}.DEFAULT_FROM_EMAIL"
            advice = f"Set DEFAULT_FROM_EMAIL to the address that EMAIL_HOST_USER holds. {advice}"
        elif node.attr == BACKEND:
            text = f'{owner}.MAILERS["default"]["BACKEND"]'
        else:
            text = f'{owner}.MAILERS["default"]["OPTIONS"]["{OPTIONS[node.attr]}"]'
        if site.module.in_fstring(node):
            yield site.flag(advice=f"Read {owner}.MAILERS instead. {advice}")
        else:
            yield site.suggest(site.replace(node, text), advice=advice)

    def _is_sender(self, site: Site, node: ast.Attribute) -> bool:
        """Whether the value is given to one of Django's mail calls as the address of the sender."""
        parent = site.parent
        call = site.module.parents.get(parent) if isinstance(parent, ast.keyword) else parent
        if not isinstance(call, ast.Call):
            return False
        name = site.resolve(call.func)
        if name is None:
            return False
        for last, position in _SENDERS.items():
            if site.index.is_subclass(name, f"django.core.mail.{last}"):
                return site.argument(call, _FROM, position) is node
        return False

    def _by_name(self, site: Site) -> Iterator[Answer]:
        """``getattr(settings, "EMAIL_HOST", …)`` and ``hasattr()``."""
        call = site.parent
        if not isinstance(call, ast.Call) or len(call.args) < 2 or call.args[0] is not site.node:
            return
        if not isinstance(call.func, ast.Name) or call.func.id not in ("getattr", "hasattr"):
            return
        name = key_of(call.args[1])
        if name in SETTINGS:
            place = '["BACKEND"]' if name == BACKEND else f'["OPTIONS"]["{OPTIONS[str(name)]}"]'
            yield site.flag(
                node=call,
                message=f"The setting {name} cannot be read once MAILERS is set",
                advice=f'It is MAILERS["default"]{place} then. {self.advice}',
            )
