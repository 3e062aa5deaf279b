"""``AdminEmailHandler``: its connection, and the option ``email_backend``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.gone_members import FlagMembers
from codemods.rules.shapes.literals import entries, key_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnMember, OnName

_HANDLER = "django.utils.log.AdminEmailHandler"


class AdminEmailHandlerConnection(FlagMembers):
    """``AdminEmailHandler`` refuses subclasses that have a ``connection()``."""

    change = "6.1/adminemailhandler-connection"
    members = {
        f"{_HANDLER}.connection": "Send with mail_admins(…, using=self.using) and describe the connection in MAILERS."
    }
    examples = [
        Flags(
            """\
                from django.core import mail
                from django.utils.log import AdminEmailHandler

                class Handler(AdminEmailHandler):
                    def connection(self):
                        return mail.get_connection(backend="x")

                    def send_mail(self, subject, message, *args, **kwargs):
                        mail.mail_admins(subject, message, *args, connection=self.connection(), **kwargs)
                """,
            lines=(5, 9),
        ),
        Keeps(
            """\
                from logging import Handler
                from django.utils.log import AdminEmailHandler

                class Other(Handler):
                    def connection(self):
                        return None

                class Mine(AdminEmailHandler):
                    def format_subject(self, subject):
                        return subject
                """
        ),
    ]


class AdminEmailHandlerBackend(Rule):
    """``AdminEmailHandler`` is told by which mailer to send, no longer by which backend."""

    change = "6.1/adminemailhandler-email-backend"
    advice = (
        'Describe the backend in MAILERS ({"admin-logging": {"BACKEND": …}}) and give the handler '
        '"using": "admin-logging" in the same step.'
    )
    triggers = (OnName(_HANDLER), OnCall(_HANDLER, subclasses=True), OnMember(_HANDLER, "__init__"))
    examples = [
        Flags(
            path="shop/settings.py",
            source="""\
                INSTALLED_APPS = []
                LOGGING = {
                    "version": 1,
                    "handlers": {
                        "mail_admins": {
                            "class": "django.utils.log.AdminEmailHandler",
                            "email_backend": "django.core.mail.backends.filebased.EmailBackend",
                        },
                    },
                }
                """,
            line=7,
        ),
        Flags(
            """\
                from django.utils.log import AdminEmailHandler

                handler = AdminEmailHandler(True, email_backend="x")
                other = AdminEmailHandler(True, "x")

                class Handler(AdminEmailHandler):
                    def __init__(self, **options):
                        super().__init__(email_backend="x", **options)
                """,
            lines=(3, 4, 8),
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                INSTALLED_APPS = []
                LOGGING = {
                    "version": 1,
                    "handlers": {
                        "mail_admins": {"class": "django.utils.log.AdminEmailHandler", "include_html": True},
                        "other": {"class": "shop.log.Handler", "email_backend": "x"},
                    },
                }
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        call = node if isinstance(node, ast.Call) else site.call
        if call is not None and site.kind != "string":
            inherited = isinstance(call.func, ast.Attribute) and call.func.attr == "__init__"
            if not inherited and not isinstance(node, ast.Call):
                return
            value = site.argument(call, "email_backend", 1)
            if value is not None and not (isinstance(value, ast.Constant) and value.value is None):
                yield site.flag(node=value)
        elif site.kind == "string":
            parent = site.parent
            if isinstance(parent, ast.Dict):
                for name, key, value in entries(parent):
                    if name == "email_backend" and key_of(value) != "":
                        yield site.flag(node=key)
