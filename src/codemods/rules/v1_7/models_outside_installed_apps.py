"""Models that are imported before the applications are ready."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule
from codemods.source.inference import MODEL
from codemods.source.scopes import ScopeKind

_FILES = {
    "shop/__init__.py": "",
    "shop/models.py": "from django.db import models\n\nclass Book(models.Model):\n    pass\n",
}


class ModelsOutsideInstalledApps(Rule):
    """The package of an application, and its ``apps`` module, cannot import models: no application is ready then."""

    change = "1.7/models-outside-installed-apps"
    also = ("1.9/models-need-installed-app",)
    triggers = (OnModule(("models",)),)
    advice = "Import the model inside the function, or in AppConfig.ready()."
    examples = [
        Flags(
            path="shop/__init__.py",
            source="""\
                from shop.models import Book

                def books():
                    return Book.objects.all()
                """,
            line=1,
            files={"shop/models.py": _FILES["shop/models.py"]},
        ),
        Flags(
            path="shop/apps.py",
            source="""\
                from django.apps import AppConfig
                from .models import Book

                class ShopConfig(AppConfig):
                    name = "shop"
                """,
            line=2,
            files=_FILES,
        ),
        Keeps(
            path="shop/apps.py",
            source="""\
                from django.apps import AppConfig

                class ShopConfig(AppConfig):
                    name = "shop"

                    def ready(self):
                        from .models import Book
                """,
            files=_FILES,
        ),
        Keeps(
            path="shop/tools/__init__.py",
            source="""\
                from shop.models import Book
                """,
            files=_FILES,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        module, index = site.module, site.index
        package = module.package
        if f"{package}.models" not in index.modules:
            return
        if not module.is_package and not module.path.endswith("/apps.py"):
            return
        for statement, scope, branch in module.walk.imports:
            if (
                scope.kind is not ScopeKind.MODULE
                or branch is not None
                or not isinstance(statement, ast.ImportFrom)
            ):
                continue
            source = module.walk.absolute(statement)
            for alias in statement.names:
                if index.is_subclass(f"{source}.{alias.name}", MODEL):
                    yield site.flag(node=statement)
                    break
