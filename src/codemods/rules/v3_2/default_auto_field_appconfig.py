"""``AppConfig.default_auto_field`` of apps that are distributed, on the way to 3.2 ... 5.2."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.releases import Range
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.relations import relations_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass
from codemods.rules.v3_2.default_auto_field_setting import DefaultAutoFieldSetting

_SETUP = {"setup.py": "from setuptools import setup\n\nsetup(name='django-shop')\n"}
_MODELS = {
    **_SETUP,
    "shop/__init__.py": "",
    "shop/models.py": "from django.db import models\n\n\nclass Order(models.Model):\n    pass\n",
}


class DefaultAutoFieldAppConfig(Rule):
    """The primary keys of a reusable app would follow the settings of each project that installs it.

    Its own migrations made them with ``AutoField``; other settings would ask the projects for further migrations.
    """

    change = "3.2/default-auto-field-appconfig"
    triggers = (OnSubclass("django.apps.AppConfig"),)
    available = "1.7"
    advice = 'default_auto_field = "django.db.models.AutoField" keeps the keys that the migrations made.'
    examples = [
        Fixes(
            path="shop/apps.py",
            before="""\
                from django.apps import AppConfig


                class ShopConfig(AppConfig):
                    name = "shop"
                    verbose_name = "Shop"
                """,
            after="""\
                from django.apps import AppConfig


                class ShopConfig(AppConfig):
                    name = "shop"
                    default_auto_field = "django.db.models.AutoField"
                    verbose_name = "Shop"
                """,
            files=_MODELS,
            target="5.2",
        ),
        Keeps(
            path="shop/apps.py",
            source="""\
                from django.apps import AppConfig


                class ShopConfig(AppConfig):
                    name = "shop"
                    default_auto_field = "django.db.models.BigAutoField"


                class Further(ShopConfig):
                    name = "shop"
                """,
            files=_MODELS,
            target="5.2",
        ),
        Keeps(
            path="shop/apps.py",
            source="""\
                from django.apps import AppConfig


                class ShopConfig(AppConfig):
                    name = "shop"
                """,
            files={path: text for path, text in _MODELS.items() if path not in _SETUP},
            target="5.2",
        ),
        Keeps(
            path="shop/apps.py",
            source="""\
                from django.apps import AppConfig


                class ShopConfig(AppConfig):
                    name = "shop"
                """,
            files={
                **_SETUP,
                "shop/__init__.py": "",
                "shop/cart/__init__.py": "",
                "shop/cart/models.py": _MODELS["shop/models.py"],
            },
            target="5.2",
        ),
    ]

    @classmethod
    def active(cls, range: Range, modernize: bool = False) -> bool:
        return DefaultAutoFieldSetting.active(range, modernize)

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef) or not self._distributed(site) or self._chosen(site, node):
            return
        for statement in node.body:
            if (
                isinstance(statement, ast.Assign)
                and isinstance(statement.targets[0], ast.Name)
                and statement.targets[0].id == "name"
                and isinstance(statement.value, ast.Constant)
                and self._has_models(site, str(statement.value.value))
            ):
                line = 'default_auto_field = "django.db.models.AutoField"'
                yield site.fix(site.insert_after(statement, line))
                return

    def _distributed(self, site: Site) -> bool:
        """Whether the repository is a package that others install."""
        facts = site.index.files.get("setup.py")
        return facts is not None and any(
            name in ("setuptools.setup", "distutils.core.setup", "setuptools", "distutils.core")
            for names in facts.bindings.values()
            for name in names
        )

    def _chosen(self, site: Site, node: ast.ClassDef) -> bool:
        """Whether the class, or one that it descends from, says of which type the keys are."""
        if "default_auto_field" in site.module.walk.scope_of[node].bindings:
            return True
        for base in node.bases:
            found = site.resolve(base, certain=False)
            for ancestor in site.index.ancestry(found) if found else ():
                facts = site.index.class_facts(ancestor)
                if facts is not None and "default_auto_field" in facts.members:
                    return True
        return False

    def _has_models(self, site: Site, app: str) -> bool:
        models = [name for names in relations_of(site.index).models.values() for name in names]
        return any(name.startswith(f"{app}.models.") for name in models)
