"""Projects that send mail and say nothing about how."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.shapes.pinned_settings import PinSetting
from codemods.rules.site import Site
from codemods.rules.v6_1.email_options import SETTINGS, SMTP_BACKEND

_SENDING = ("django.core.mail", "django.contrib.auth.forms.PasswordResetForm")


class MailersNeeded(PinSetting):
    """Mail went to localhost, port 25, where nothing was said; from 2028 on ``MAILERS`` has to say so."""

    change = "6.1/mailers-needed-for-sending"
    available = "6.1"
    advice = "Write down the mail server that the project means to use."
    setting = "MAILERS"
    value = f'{{"default": {{"BACKEND": "{SMTP_BACKEND}", "OPTIONS": {{"host": "localhost", "port": 25}}}}}}'
    neighbours = ("DEFAULT_FROM_EMAIL", "SERVER_EMAIL", "ADMINS", "EMAIL_SUBJECT_PREFIX")
    suggests = True
    examples = [
        Suggests(
            path="shop/settings.py",
            files={"shop/post.py": "from django.core.mail import send_mail\n"},
            before="""\
                INSTALLED_APPS = []
                DEFAULT_FROM_EMAIL = "shop@example.com"
                DEBUG = True
                """,
            after="""\
                INSTALLED_APPS = []
                DEFAULT_FROM_EMAIL = "shop@example.com"
                MAILERS = {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": {"host": "localhost", "port": 25}}}
                DEBUG = True
                """,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                INSTALLED_APPS = []
                DEBUG = True
                """,
        ),
        Keeps(
            path="tests/settings.py",
            files={"shop/post.py": "from django.core.mail import send_mail\n"},
            source="INSTALLED_APPS = []\nDEBUG = True\n",
        ),
        Keeps(
            path="shop/settings/base.py",
            files={
                "shop/post.py": "from django.core.mail import send_mail\n",
                "shop/settings/dev.py": 'from .base import *\n\nINSTALLED_APPS = []\nEMAIL_HOST = "localhost"\n',
                "shop/settings/__init__.py": "",
            },
            source="""\
                INSTALLED_APPS = []
                DEBUG = True
                """,
        ),
        Keeps(
            path="shop/settings.py",
            files={"shop/post.py": "from django.core.mail import send_mail\n"},
            source="""\
                from configurations import Configuration

                class Common(Configuration):
                    INSTALLED_APPS = []
                    DEBUG = True
                    EMAIL_HOST = "localhost"
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not isinstance(site.node, ast.Call):  # scripts that configure() themselves seldom send mail
            yield from super().visit(site)

    def wants(self, site: Site) -> bool:
        """Whether the project sends mail, and no file of it sets one of the old settings."""
        files = site.index.files.values()
        if any(part.startswith("test") for part in site.module.path.lower().split("/")):
            return False  # tests send nothing anywhere
        if any(not facts.bindings.keys().isdisjoint(SETTINGS) for facts in files):
            return False
        classes = (one for facts in files for one in facts.classes.values())
        if any(not one.members.keys().isdisjoint(SETTINGS) for one in classes):
            return False  # in classes of settings
        return any(name.startswith(_SENDING) for facts in files for name in facts.uses)
