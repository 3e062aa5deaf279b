"""Names in configuration classes of applications that nothing named."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.index.facts import ModuleFacts
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.app_configs import APP_CONFIG, found_by_itself
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass

_NAMED = """\
from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"
"""
_FILES = {"shop/__init__.py": "", "shop/core/__init__.py": ""}


class AppConfigAutomaticName(Rule):
    """The only configuration class in ``apps.py`` is used now, and its name is not the path of the application."""

    change = "3.2/undocumented-appconfig-automatic-name"
    triggers = (OnSubclass(APP_CONFIG),)
    advice = (
        "Name the package as INSTALLED_APPS does; Django imports what stands here when the project starts."
    )
    examples = [
        Suggests(
            path="shop/core/apps.py",
            before=_NAMED,
            after=_NAMED.replace('"core"', '"shop.core"'),
            files=_FILES,
        ),
        Suggests(
            path="shop/core/apps.py",
            before=_NAMED,
            after=_NAMED.replace('"core"', '"shop.core"'),
            files={**_FILES, "shop/manage.py": "", "shop/urls.py": "from shop.core import views\n"},
        ),
        Keeps(
            path="shop/core/apps.py",
            source=_NAMED,
            files={**_FILES, "shop/manage.py": "", "shop/urls.py": "from core import views\n"},
        ),
        Keeps(path="shop/core/apps.py", source=_NAMED.replace('"core"', '"shop.core"'), files=_FILES),
        Keeps(path="shop/core/apps.py", source=_NAMED, files={**_FILES, "core/__init__.py": ""}),
        Keeps(
            path="shop/core/apps.py",
            source=_NAMED,
            files={**_FILES, "shop/urls.py": "from core.views import home\n"},  # on the path by other means
        ),
        Keeps(
            path="shop/core/apps.py",
            source=_NAMED,
            files={**_FILES, "shop/settings.py": "INSTALLED_APPS = ['core']\n"},
        ),
        Keeps(
            path="shop/core/apps.py",
            source=_NAMED,
            files={**_FILES, "shop/core/__init__.py": "default_app_config = 'shop.core.apps.CoreConfig'\n"},
        ),
        Keeps(
            path="shop/core/apps.py",
            source=_NAMED + "\n\nclass Other(AppConfig):\n    name = 'other'\n",
            files=_FILES,
        ),
        Keeps(
            path="shop/core/apps.py",
            source=_NAMED.replace("    name", "    default = False\n    name"),
            files=_FILES,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, module = site.node, site.module
        packages = [name.rpartition(".")[0] for name in module.names if name.endswith(".apps")]
        if not isinstance(node, ast.ClassDef) or not packages or not found_by_itself(site, packages[0]):
            return
        named = [one.value for one in module.walk.scope_of[node].bindings.get("name", ())]
        if len(named) != 1 or not isinstance(named[0], ast.Constant) or not isinstance(named[0].value, str):
            return
        given = named[0].value
        by_name = (
            [package for package in packages if _goes_by(site, package)] if len(packages) > 1 else packages
        )
        if len(by_name) != 1 or given == by_name[0]:
            return
        if given not in packages:
            if given in site.index.modules or _goes_by(site, given) or not _is_unused(site, given):
                return
        yield site.suggest(site.replace_in_string(named[0], given, by_name[0]), node=named[0])


def _goes_by(site: Site, package: str) -> bool:
    """Whether other parts of the repository call a package so; with manage.py inside a package it might have two names."""
    folder = site.module.path.rpartition("/")[0] + "/"
    return any(
        name == package or name.startswith(f"{package}.")
        for facts in site.index.files.values()
        if not facts.path.startswith(folder)
        for name in (*facts.uses, *_installed(facts))
    )


def _is_unused(site: Site, name: str) -> bool:
    """Whether no settings of the repository install an application of that name: the code may lie on a path of its own."""
    return not any(
        one == name or one.startswith(f"{name}.apps.")
        for facts in site.index.files.values()
        for one in _installed(facts)
    )


def _installed(facts: ModuleFacts) -> list[str]:
    """What a settings module installs, as far as it says so in so many words."""
    apps = facts.settings.get("INSTALLED_APPS")
    return [one for one in apps if isinstance(one, str)] if isinstance(apps, list) else []
