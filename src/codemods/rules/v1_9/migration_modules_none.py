"""Applications without migrations in ``MIGRATION_MODULES``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_TRICKS = frozenset(["notmigrations", "nomigrations", "no_migrations", "fake_migrations"])


class MigrationModulesNone(Rule):
    """``None`` in ``MIGRATION_MODULES`` means an application without migrations."""

    change = "1.9/migration-modules-none"
    triggers = (OnModule(tuple(sorted(_TRICKS))),)
    available = "1.9"
    examples = [
        Suggests(
            path="shop/settings.py",
            before="""\
                MIGRATION_MODULES = {"shop": "notmigrations"}
                """,
            after="""\
                MIGRATION_MODULES = {"shop": None}
                """,
            modernize=True,
        ),
        Suggests(
            path="shop/settings.py",
            before="""\
                class DisableMigrations:
                    def __contains__(self, item):
                        return True

                    def __getitem__(self, item):
                        return "notmigrations"

                MIGRATION_MODULES = DisableMigrations()
                """,
            after="""\
                class DisableMigrations:
                    def __contains__(self, item):
                        return True

                    def __getitem__(self, item):
                        return None

                MIGRATION_MODULES = DisableMigrations()
                """,
            modernize=True,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                MIGRATION_MODULES = {"shop": "shop.db_migrations", "cart": None}
                REASON = "notmigrations"
                """,
            modernize=True,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not self.replaceable or "MIGRATION_MODULES" not in site.module.text:
            return
        for node in ast.walk(site.module.tree):
            if not isinstance(node, ast.Constant) or node.value not in _TRICKS:
                continue
            parent = site.module.parents.get(node)
            owner = site.module.parents.get(parent) if parent is not None else None
            in_dict = isinstance(parent, ast.Dict) and node in parent.values
            returned = (
                isinstance(parent, ast.Return)
                and isinstance(owner, ast.FunctionDef)
                and owner.name == "__getitem__"
            )
            if in_dict or returned:
                yield site.suggest(site.replace(node, "None"), node=node)
