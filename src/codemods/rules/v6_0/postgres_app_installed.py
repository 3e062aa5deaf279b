"""``django.contrib.postgres`` among the installed apps."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.index.facts import ModuleFacts
from codemods.index.index import Index
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import append
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting

_APP = "django.contrib.postgres"
_PARTS = (
    *(f"{_APP}.{name}." for name in ("fields", "indexes", "constraints")),
    *(f"{_APP}.search.{name}" for name in ("SearchVectorField", "SearchQueryField")),
)
_QUIET = frozenset(["RangeOperators", "RangeBoundary", "OpClass"])


class PostgresAppInstalled(Rule):
    """PostgreSQL's fields, indexes and constraints need ``django.contrib.postgres`` among the installed apps."""

    change = "6.0/postgres-app-installed-check"
    advice = 'Add "django.contrib.postgres" to INSTALLED_APPS: without it the system check postgres.E005 stops commands.'
    triggers = (OnSetting("INSTALLED_APPS"),)
    examples = [
        Fixes(
            path="shop/settings.py",
            files={"shop/models.py": "from django.contrib.postgres.fields import ArrayField\n"},
            before="""\
                DEBUG = True
                INSTALLED_APPS = [
                    "django.contrib.auth",
                    "shop",
                ]
                """,
            after="""\
                DEBUG = True
                INSTALLED_APPS = [
                    "django.contrib.auth",
                    "shop",
                    "django.contrib.postgres",
                ]
                """,
        ),
        Flags(
            path="shop/settings.py",
            files={"shop/models.py": "from django.contrib.postgres.indexes import GinIndex\n"},
            source="""\
                DEBUG = True
                INSTALLED_APPS = make_apps()
                """,
            line=2,
        ),
        Flags(
            path="shop/settings.py",
            files={"shop/models.py": "from django.contrib.postgres.search import SearchVectorField\n"},
            source="""\
                DEBUG = True
                INSTALLED_APPS = make_apps()
                """,
            line=2,
        ),
        Keeps(
            path="shop/settings.py",
            files={
                "shop/__init__.py": "",
                "shop/test_fields.py": "from django.contrib.postgres.fields import ArrayField\n\n"
                "def test_it():\n    ArrayField()\n",
                "shop/migrations/0001_initial.py": "from django.contrib.postgres.fields import ArrayField\n",
            },
            source="""\
                DEBUG = True
                INSTALLED_APPS = ["shop"]
                """,
        ),
        Keeps(
            path="shop/settings.py",
            files={"shop/models.py": "from django.contrib.postgres.aggregates import ArrayAgg\n"},
            source="""\
                DEBUG = True
                INSTALLED_APPS = ["shop"]
                """,
        ),
        Keeps(
            path="shop/settings/dev.py",
            files={
                "shop/settings/__init__.py": "",
                "shop/settings/base.py": 'DEBUG = True\nINSTALLED_APPS = ["django.contrib.postgres"]\n',
                "shop/models.py": "from django.contrib.postgres.fields import ArrayField\n",
            },
            source="""\
                from .base import *

                INSTALLED_APPS = INSTALLED_APPS + ["shop"]
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if _APP in site.module.text or not site.index.ask(_uses_parts):
            return
        if _APP in getattr(site.project, "strings", frozenset()):
            return
        if site.kind == "assign" and isinstance(node, ast.Assign | ast.AnnAssign):
            value = node.value
            if value is None:
                return
            names = {part.id for part in ast.walk(value) if isinstance(part, ast.Name)}
            if "INSTALLED_APPS" in names:
                return  # the list is made elsewhere
            if not isinstance(value, ast.List | ast.Tuple):
                yield site.flag(node=value)
                return
            try:
                yield site.fix(append(site, value, [f'"{_APP}"']), node=value)
            except CannotRewrite as reason:
                yield site.flag(node=value, advice=f"{self.advice} Not rewritten: {reason}.")


def _uses_parts(index: Index) -> bool:
    """Whether a file of the repository takes a field, an index or a constraint from the app, for models that stay.

    Old migrations are not checked, nor are the models that a test makes for itself.
    """
    return any(
        name.startswith(_PARTS)
        and name.rpartition(".")[2] not in _QUIET
        and name.rpartition(".")[2][:1].isupper()
        for facts in index.files.values()
        if not _is_passing(index, facts)
        for name in facts.uses
    )


def _is_passing(index: Index, facts: ModuleFacts) -> bool:
    """Whether a file is a migration, or one of tests with no model at its top level."""
    folder, _, name = facts.path.rpartition("/")
    if folder.endswith("migrations"):
        return True
    if not name.startswith(("test_", "tests_", "conftest.")) and name != "tests.py":
        return False
    return not any(
        index.is_subclass(f"{module}.{one}", "django.db.models.Model")
        for module in facts.names[:1]
        for one in facts.classes
        if "." not in one
    )
