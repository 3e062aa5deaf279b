"""Models that are imported before the applications are ready."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.files.roles import Role, roles_of
from codemods.index.index import Index
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
    triggers = (OnModule(("import",)),)
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
        Flags(
            path="shop/__init__.py",
            source="""\
                from .basket import Basket
                from .prices import total
                """,
            line=1,
            files={
                "shop/models.py": _FILES["shop/models.py"],
                "shop/basket.py": "from shop.models import Book\n\nclass Basket:\n    model = Book\n",
                "shop/migrations/__init__.py": "",
                "shop/prices.py": "def total():\n    from shop.models import Book\n    return Book\n",
            },
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
            path="shop/models/__init__.py",
            source="from .books import Book\n",
            files={"shop/models/models.py": "", "shop/models/books.py": _FILES["shop/models.py"]},
        ),
        Keeps(
            path="shop/stages/__init__.py",
            source="from .first import first\n",
            files={
                **_FILES,
                "shop/stages/models.py": "",
                "shop/stages/first.py": "from shop.models import Book\n",
            },
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
        if not module.is_package and not module.path.endswith("/apps.py"):
            return
        if f"{module.package}.models" not in index.modules or module.package.rpartition(".")[2] == "models":
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
            else:
                way = _way_to_models(index, source, frozenset(module.names))
                if way and _is_application(index, module.package):
                    yield site.flag(node=statement, advice=f"{self.advice} This one comes by way of {way}.")


def _is_application(index: Index, package: str) -> bool:
    """Whether a package with a module of models is an application: it has migrations, or settings install it."""
    return f"{package}.migrations" in index.modules or any(
        isinstance(apps := facts.settings.get("INSTALLED_APPS"), list) and package in apps
        for facts in index.files.values()
    )


def _way_to_models(index: Index, source: str, seen: frozenset[str]) -> str:
    """The module, of those that the import of ``source`` runs, that makes models or imports one; "" where none does."""
    facts = index.modules.get(source)
    if facts is None or source in seen or roles_of(facts.path) & Role.TEST:
        return ""
    seen |= {source}
    if any(index.is_subclass(f"{source}.{name}", MODEL) for name in facts.classes if "." not in name):
        return source
    for targets in facts.bindings.values():
        if len(targets) != 1 or targets[0].startswith((f"{source}.", "django.")):
            continue
        if index.is_subclass(targets[0], MODEL):
            return source
        owner = targets[0] if targets[0] in index.modules else targets[0].rpartition(".")[0]
        way = _way_to_models(index, owner, seen)
        if way:
            return way
    return ""
