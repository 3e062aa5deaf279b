"""The feature flag ``uses_savepoints`` of a database backend."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.docstrings import insert_first
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass

_FEATURES = "django.db.backends.base.features.BaseDatabaseFeatures"


class UsesSavepoints(Rule):
    """A backend has savepoints now unless its features say that it has none."""

    change = "2.2/backend-uses-savepoints-default"
    triggers = (OnSubclass(_FEATURES),)
    advice = "uses_savepoints = False keeps what the backend did; drop it where the database has savepoints."
    examples = [
        Fixes(
            before='''\
                from django.db.backends.base.features import BaseDatabaseFeatures


                class DatabaseFeatures(BaseDatabaseFeatures):
                    """What the store can do."""

                    has_bulk_insert = False


                class Plain(BaseDatabaseFeatures):
                    has_bulk_insert = True
                ''',
            after='''\
                from django.db.backends.base.features import BaseDatabaseFeatures


                class DatabaseFeatures(BaseDatabaseFeatures):
                    """What the store can do."""

                    uses_savepoints = False
                    has_bulk_insert = False


                class Plain(BaseDatabaseFeatures):
                    uses_savepoints = False
                    has_bulk_insert = True
                ''',
        ),
        Keeps("""\
                from django.db.backends.base.features import BaseDatabaseFeatures
                from django.db.backends.postgresql.features import DatabaseFeatures as Postgres


                class DatabaseFeatures(BaseDatabaseFeatures):
                    uses_savepoints = True


                class Own(Postgres):
                    has_bulk_insert = False


                class Further(DatabaseFeatures):
                    has_bulk_insert = False
                """),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if (
            not isinstance(node, ast.ClassDef)
            or "uses_savepoints" in site.module.walk.scope_of[node].bindings
        ):
            return
        if [site.resolve(base) for base in node.bases] != [_FEATURES]:
            return
        line = "uses_savepoints = False"
        yield site.fix(insert_first(site, node, line))
