"""Applications with models and without migrations."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.index.project import Project
from codemods.index.unmigrated import unmigrated_apps
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass

_APP = {"shop/__init__.py": "", "shop/settings.py": "SECRET_KEY = ''\nINSTALLED_APPS = ['shop']\n"}


class AutomaticSyncing(Rule):
    """``migrate`` makes the tables of an application without migrations only where it is told to."""

    change = "1.9/automatic-syncing"
    triggers = (OnSubclass("django.db.models.Model"),)
    examples = [
        Flags(
            path="shop/models.py",
            source="""\
                from django.db import models

                class Named(models.Model):
                    class Meta:
                        abstract = True

                class Book(Named):
                    pass

                class Shelf(Named):
                    pass
                """,
            line=7,
            files=_APP,
        ),
        Keeps(
            path="shop/models.py",
            source="from django.db import models\n\nclass Book(models.Model):\n    pass\n",
            files=_APP | {"shop/migrations/0001_initial.py": ""},
        ),
        Keeps(
            path="shop/models.py",
            source="from django.db import models\n\nclass Book(models.Model):\n    pass\n",
            files=_APP | {"shop/settings.py": "SECRET_KEY = ''\nINSTALLED_APPS = ['books']\n"},
        ),
        Keeps(
            path="shop/models.py",
            source="from django.db import models\n\nclass Book(models.Model):\n    pass\n",
            files=_APP | {"shop/settings.py": "DEBUG = True\nMIGRATION_MODULES = {'shop': 'shop.moves'}\n"},
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, project = site.node, site.project
        if not self.gone or not isinstance(node, ast.ClassDef) or not isinstance(project, Project):
            return
        own = f"{site.module.name}.{node.name}"
        for app, model in unmigrated_apps(project).items():
            if model == own:
                yield site.flag(
                    message=f"{app} has models and no migrations: migrate makes their tables with --run-syncdb only",
                    advice=f"Make migrations for {app}, and let migrate --fake-initial take over tables that are there.",
                )
