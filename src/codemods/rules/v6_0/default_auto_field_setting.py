"""``DEFAULT_AUTO_FIELD`` where no settings module says what it is."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from codemods.findings import Edit
from codemods.rewrite.answer import CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.entries import take_out
from codemods.rules.shapes.literals import strings_in
from codemods.rules.shapes.pinned_settings import PinSetting
from codemods.rules.site import Site

_SILENCED = "SILENCED_SYSTEM_CHECKS"


class DefaultAutoFieldSetting(PinSetting):
    """Primary keys that no model declares are ``BigAutoField`` from 6.0 on; they were ``AutoField``.

    A project that never chose keeps what its tables have: without the setting ``makemigrations`` would alter every key.
    """

    change = "6.0/default-auto-field-setting"
    advice = (
        'DEFAULT_AUTO_FIELD = "django.db.models.AutoField" keeps the keys that the tables have; without it '
        "makemigrations alters all of them."
    )
    setting = "DEFAULT_AUTO_FIELD"
    value = '"django.db.models.AutoField"'
    neighbours = ("DATABASES",)
    configure_needs = "INSTALLED_APPS"
    examples = [
        Fixes(
            path="site/settings.py",
            before="""\
                INSTALLED_APPS = []
                DATABASES = {
                    "default": {},
                }
                TIME_ZONE = "UTC"
                SILENCED_SYSTEM_CHECKS = [
                    "models.W042",
                    "fields.W340",
                ]
                """,
            after="""\
                INSTALLED_APPS = []
                DATABASES = {
                    "default": {},
                }
                DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
                TIME_ZONE = "UTC"
                SILENCED_SYSTEM_CHECKS = [
                    "fields.W340",
                ]
                """,
        ),
        Fixes(
            path="site/settings/base.py",
            files={
                "site/settings/__init__.py": "",
                "site/settings/dev.py": "from .base import *\n\nDEBUG = True\n",
            },
            before="""\
                INSTALLED_APPS = []
                ROOT_URLCONF = "site.urls"
                """,
            after="""\
                INSTALLED_APPS = []
                ROOT_URLCONF = "site.urls"
                DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
                """,
        ),
        Fixes(
            path="runtests.py",
            before="""\
                from django.conf import settings

                settings.configure(INSTALLED_APPS=["shop"], DATABASES={})
                """,
            after="""\
                from django.conf import settings

                settings.configure(INSTALLED_APPS=["shop"], DATABASES={}, DEFAULT_AUTO_FIELD="django.db.models.AutoField")
                """,
        ),
        Fixes(
            path="runtests.py",
            before="""\
                from django.conf import settings

                OPTIONS = dict(
                    INSTALLED_APPS=["shop"],
                )

                def main():
                    settings.configure(**OPTIONS)
                """,
            after="""\
                from django.conf import settings

                OPTIONS = dict(
                    INSTALLED_APPS=["shop"],
                    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
                )

                def main():
                    settings.configure(**OPTIONS)
                """,
        ),
        Flags(
            """\
                from django.conf import settings

                def main(options):
                    settings.configure(**options)
                """,
            line=4,
        ),
        Keeps(
            path="site/settings.py",
            source="""\
                INSTALLED_APPS = []
                DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
                """,
        ),
        Keeps(
            """\
                from .base import *

                INSTALLED_APPS = []
                """,
            path="site/settings/dev.py",
            files={
                "site/settings/__init__.py": "",
                "site/settings/base.py": 'INSTALLED_APPS = []\nDEFAULT_AUTO_FIELD = "django.db.models.AutoField"\n',
            },
        ),
        Keeps(
            """\
                from django.conf import settings

                settings.configure(TEMPLATES=[])
                """
        ),
    ]

    def extra(self, site: Site) -> Sequence[Edit]:
        """The silenced warning about the missing setting goes with it."""
        for statement in site.module.tree.body:
            if not isinstance(statement, ast.Assign) or not isinstance(statement.targets[0], ast.Name):
                continue
            if statement.targets[0].id != _SILENCED:
                continue
            for entry in strings_in(statement.value):
                if entry.value == "models.W042":
                    try:
                        return take_out(site, entry)
                    except CannotRewrite:
                        return ()
        return ()
