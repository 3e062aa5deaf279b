"""``create_cursor()`` of database wrappers."""

from __future__ import annotations

from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeMethods
from codemods.rules.site import Site


class CreateCursorName(ChangeMethods):
    """``create_cursor()`` of a database wrapper is given the name of a cursor."""

    change = "1.11/backend-create-cursor-name"
    bases = ("django.db.backends.base.base.BaseDatabaseWrapper",)
    grow = {"create_cursor": (("name", "None"),)}
    by_position = {"create_cursor": 1}
    available = "1.11"
    examples = [
        Fixes(
            before="""\
                from django.db.backends.postgresql.base import DatabaseWrapper as Postgres

                class DatabaseWrapper(Postgres):
                    def create_cursor(self):
                        return super(DatabaseWrapper, self).create_cursor()
                """,
            after="""\
                from django.db.backends.postgresql.base import DatabaseWrapper as Postgres

                class DatabaseWrapper(Postgres):
                    def create_cursor(self, name=None):
                        return super(DatabaseWrapper, self).create_cursor(name=name)
                """,
        ),
        Keeps("class Wrapper:\n    def create_cursor(self):\n        return None\n"),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if self.replaceable:
            yield from super().visit(site)
