"""Applications without migrations in ``MIGRATION_MODULES``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting
from codemods.source.scopes import BindingKind

_NAME = "MIGRATION_MODULES"
_TRICKS = frozenset(
    f"{word}{gap}migrations"
    for word in ("not", "no", "fake", "without", "skip", "disable", "disabled")
    for gap in ("", "_")
)


class MigrationModulesNone(Rule):
    """A module in ``MIGRATION_MODULES`` that is not there no longer means an application without migrations.

    Up to 1.10 a failing import was taken for it where the name had "migrations" in it. From 1.11 on the import must
    work; ``None`` has said it officially since 1.9.
    """

    change = "1.9/migration-modules-none"
    since = "1.11"
    until = "1.11"
    available = "1.9"
    advice = "Write None, which says so since Django 1.9."
    triggers = (OnSetting(_NAME),)
    examples = [
        Fixes(
            path="shop/settings.py",
            before="""\
                INSTALLED_APPS = ["shop", "cart"]
                SECRET_KEY = "x"
                MIGRATION_MODULES = {"shop": "notmigrations", "cart": "cart.old_migrations"}
                """,
            after="""\
                INSTALLED_APPS = ["shop", "cart"]
                SECRET_KEY = "x"
                MIGRATION_MODULES = {"shop": None, "cart": "cart.old_migrations"}
                """,
        ),
        Fixes(
            path="shop/settings.py",
            before="""\
                INSTALLED_APPS = ["shop"]
                SECRET_KEY = "x"


                class DisableMigrations(object):

                    def __contains__(self, item):
                        return True

                    def __getitem__(self, item):
                        return "notmigrations"

                MIGRATION_MODULES = DisableMigrations()
                """,
            after="""\
                INSTALLED_APPS = ["shop"]
                SECRET_KEY = "x"


                class DisableMigrations(object):

                    def __contains__(self, item):
                        return True

                    def __getitem__(self, item):
                        return None

                MIGRATION_MODULES = DisableMigrations()
                """,
        ),
        Fixes(
            path="shop/settings.py",
            before="""\
                INSTALLED_APPS = ["shop"]
                SECRET_KEY = "x"
                if DEBUG:
                    MIGRATION_MODULES = {app: 'no_migrations' for app in INSTALLED_APPS}
                """,
            after="""\
                INSTALLED_APPS = ["shop"]
                SECRET_KEY = "x"
                if DEBUG:
                    MIGRATION_MODULES = {app: None for app in INSTALLED_APPS}
                """,
        ),
        Fixes(
            path="runtests.py",
            before="""\
                from django.conf import settings

                settings.configure(MIGRATION_MODULES={"shop": "fake_migrations"})
                """,
            after="""\
                from django.conf import settings

                settings.configure(MIGRATION_MODULES={"shop": None})
                """,
        ),
        Suggests(
            path="runtests.py",
            files={"shop/__init__.py": "", "shop/models.py": ""},
            before="""\
                from django.conf import settings

                settings.configure(MIGRATION_MODULES={"shop": "shop.nothing.like.migrations"})
                """,
            after="""\
                from django.conf import settings

                settings.configure(MIGRATION_MODULES={"shop": None})
                """,
        ),
        Flags(
            """\
                from django.conf import settings

                settings.configure(MIGRATION_MODULES={"shop": "notmigrations"})
                """,
            path="runtests.py",
            supports="1.8",
            target="1.11",
            line=3,
        ),
        Keeps(
            path="shop/settings.py",
            files={
                "no_migrations/__init__.py": "",
                "shop/__init__.py": "",
                "shop/old_migrations/0001.py": "",
            },
            source="""\
                INSTALLED_APPS = ["shop", "cart"]
                SECRET_KEY = "x"
                MIGRATION_MODULES = {
                    "shop": "shop.old_migrations",
                    "cart": None,
                    "other": "no_migrations",
                    "theirs": "their_migrations.shop",
                }
                REASON = "notmigrations"


                class Reasons:
                    def __getitem__(self, item):
                        return "notmigrations"
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        value = site.given()
        if site.kind == "write" and isinstance(site.parent, ast.Assign):
            value = site.parent.value
        if value is not None:
            for given in self._given(site, value):
                yield from self._answer(site, given)

    def _given(self, site: Site, value: ast.expr) -> Iterator[ast.expr | None]:
        """The values that a mapping of the settings gives: those of a literal, or what ``__getitem__`` returns."""
        if isinstance(value, ast.Dict):
            yield from value.values
        elif isinstance(value, ast.DictComp):
            yield value.value
        elif isinstance(value, ast.IfExp):
            yield from self._given(site, value.body)
            yield from self._given(site, value.orelse)
        elif isinstance(value, ast.Call) and isinstance(value.func, ast.Name):
            bindings = site.module.walk.root.bindings.get(value.func.id, [])
            if len(bindings) == 1 and bindings[0].kind is BindingKind.CLASS:
                for method in _methods(site, value.func.id):
                    for inner in ast.walk(method):
                        if isinstance(inner, ast.Return):
                            yield inner.value

    def _answer(self, site: Site, given: ast.expr | None) -> Iterator[Answer]:
        if not isinstance(given, ast.Constant) or not isinstance(given.value, str):
            return
        name = given.value
        if "migrations" not in name or self._there(site, name):
            return
        message = f"There is no module {name}: an application without migrations is None"
        if not self.replaceable:
            yield site.flag(node=given, message=message)
        elif name in _TRICKS:
            yield site.fix(site.replace(given, "None"), node=given, message=message)
        elif name.partition(".")[0] in site.index.modules:
            yield site.suggest(
                site.replace(given, "None"),
                node=given,
                message=message,
                advice=f"Say yes where {name} is there on no machine; else it must become importable.",
            )

    def _there(self, site: Site, name: str) -> bool:
        """Whether the repository has the module, or a folder of that name without ``__init__.py``."""
        folder = "/" + name.replace(".", "/") + "/"
        return name in site.index.modules or any(folder in f"/{path}" for path in site.index.files)


def _methods(site: Site, name: str) -> Iterator[ast.FunctionDef]:
    for node, scope, _ in site.module.walk.classes:
        if node.name == name and scope is site.module.walk.root:
            for inner in node.body:
                if isinstance(inner, ast.FunctionDef) and inner.name == "__getitem__":
                    yield inner
