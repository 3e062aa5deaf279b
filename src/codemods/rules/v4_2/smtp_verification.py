"""Mail servers whose certificates are looked at."""

from __future__ import annotations

import ast
import ipaddress
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import key_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting

_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
_OWN_FILES = ("EMAIL_SSL_CERTFILE", "EMAIL_SSL_KEYFILE")
_ENCRYPTS = ("EMAIL_USE_TLS", "EMAIL_USE_SSL")
_INSIDE = (".internal", ".intranet", ".lan", ".local", ".localdomain")


class SmtpVerification(Rule):
    """Mail over TLS or SSL is only sent to a server whose certificate is valid for the host that ``EMAIL_HOST`` names."""

    change = "4.2/smtp-verification"
    partly = True
    triggers = (OnSetting("EMAIL_HOST"), *map(OnSetting, _OWN_FILES))
    advice = "Give the server a certificate that fits, or override ssl_context in a subclass of the backend."
    examples = [
        Flags(
            path="settings.py",
            source='INSTALLED_APPS = []\nEMAIL_HOST = "10.0.0.1"\nEMAIL_USE_TLS = True\n',
            line=2,
        ),
        Flags(
            path="settings.py",
            source='INSTALLED_APPS = []\nEMAIL_USE_SSL = True\nEMAIL_HOST = "mail"\n',
            line=3,
        ),
        Flags(
            path="settings.py",
            source="""\
                INSTALLED_APPS = []
                EMAIL_HOST = "mail.example.com"
                EMAIL_USE_SSL = True
                EMAIL_SSL_CERTFILE = "/etc/shop.pem"
                """,
            line=4,
        ),
        Keeps(
            path="settings.py",
            source="""\
                INSTALLED_APPS = []
                EMAIL_HOST = "mail.example.com"
                EMAIL_USE_TLS = True
                EMAIL_SSL_CERTFILE = None
                EMAIL_SSL_KEYFILE = ""
                """,
        ),
        Keeps(path="settings.py", source='INSTALLED_APPS = []\nEMAIL_HOST = "localhost"\n'),
        Keeps(
            path="settings.py",
            source='INSTALLED_APPS = []\nEMAIL_HOST = "localhost"\nEMAIL_USE_TLS = False\n',
        ),
        Keeps(
            path="settings.py",
            source="""\
                INSTALLED_APPS = []
                EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
                EMAIL_HOST = "localhost"
                EMAIL_USE_TLS = True
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        value = site.given()
        if site.kind != "assign" or "test" in site.roles or not _encrypts(site):
            return
        if site.qname == "EMAIL_HOST":
            host = key_of(value)
            if host and _is_inside(host):
                yield site.flag()
        elif key_of(value):
            yield site.flag(
                message="With a certificate of its own the backend of SMTP trusts no server: it loads no authorities",
                advice="Override ssl_context in a subclass of the backend, and load those that the server has its from.",
            )


def _encrypts(site: Site) -> bool:
    """Whether the file says that mail is sent over TLS or SSL, by the backend of SMTP as far as can be seen."""
    bound = site.module.walk.root.bindings
    if "EMAIL_BACKEND" in bound and key_of(site.value_of("EMAIL_BACKEND")) != _BACKEND:
        return False
    values = [site.value_of(name) for name in _ENCRYPTS]
    return any(isinstance(value, ast.Constant) and value.value is True for value in values)


def _is_inside(host: str) -> bool:
    """Whether a host is named by an address, or by a name that only counts within a network."""
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return "." not in host.strip(".") or host.lower().endswith(_INSIDE)
    return True
