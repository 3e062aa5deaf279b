"""``DEFAULT_AUTO_FIELD`` where no settings module says what it is."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from codemods.findings import Edit
from codemods.index.settings import INHERITED
from codemods.rewrite.answer import CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.automatic_keys import may_follow_settings
from codemods.rules.shapes.entries import take_out
from codemods.rules.shapes.literals import strings_in
from codemods.rules.shapes.pinned_settings import PinSetting
from codemods.rules.shapes.settings_modules import importers
from codemods.rules.site import Site

_APPS = "INSTALLED_APPS"
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
                INSTALLED_APPS = ["cart"]
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
                INSTALLED_APPS = ["cart"]
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
                INSTALLED_APPS = ["cart"]
                ROOT_URLCONF = "site.urls"
                """,
            after="""\
                INSTALLED_APPS = ["cart"]
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
                INSTALLED_APPS = ["cart"]
                DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
                """,
        ),
        Keeps(
            """\
                from .base import *

                INSTALLED_APPS = ["cart"]
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
        Keeps(
            """\
                from django.conf import settings

                settings.configure(INSTALLED_APPS=["django.contrib.auth", "shop.apps.ShopConfig"], DATABASES={})
                """,
            files={
                "shop/__init__.py": "",
                "shop/apps.py": "from django.apps import AppConfig\n\nclass ShopConfig(AppConfig):\n    name = 'shop'\n",
            },
        ),
        Keeps(
            path="site/settings.py",
            source="""\
                INSTALLED_APPS = [
                    "django.contrib.auth",
                    "shop",
                    "order",
                ]
                DATABASES = {}
                """,
            files={
                "shop/__init__.py": "",
                "shop/models.py": """\
                    import uuid
                    from django.db import models

                    class Base(models.Model):
                        key = models.UUIDField(primary_key=True, default=uuid.uuid4)

                        class Meta:
                            abstract = True

                    class Order(Base):
                        pass
                    """,
                "order/__init__.py": "",
                "order/apps.py": """\
                    from django.apps import AppConfig

                    class OrderConfig(AppConfig):
                        name = "order"
                        default_auto_field = "django.db.models.BigAutoField"
                    """,
                "order/models.py": """\
                    from django.db import models

                    class Order(models.Model):
                        pass
                    """,
            },
        ),
    ]

    def wants(self, site: Site) -> bool:
        """Whether an app may have models whose keys follow the setting, for all that its entries tell."""
        apps = _apps(site)
        return apps is None or any(may_follow_settings(site.index, app) for app in apps)

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


def _apps(site: Site) -> list[str] | None:
    """The entries of INSTALLED_APPS, those of the modules above included; None where some of them cannot be told."""
    found: list[object] = []
    if isinstance(site.node, ast.Call):
        keyword = site.keyword(site.node, _APPS)
        given = keyword.value if keyword is not None else None
        if not isinstance(given, ast.List | ast.Tuple):
            return None
        found += [one.value if isinstance(one, ast.Constant) else None for one in given.elts]
    else:
        own = site.index.files.get(site.module.path)
        for facts in (own, *importers(site)):
            given_here = facts.settings.get(_APPS, []) if facts is not None else None
            if not isinstance(given_here, list):
                return None
            found += [one for one in given_here if one != INHERITED]
        if own is not None and _APPS not in own.settings:
            return None
    apps = [one for one in found if isinstance(one, str)]
    return apps if len(apps) == len(found) else None
