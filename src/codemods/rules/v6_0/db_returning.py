"""What database backends return from ``INSERT``, and now from ``UPDATE``."""

from __future__ import annotations

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import ChangeMethods
from codemods.rules.shapes.gone_members import FlagMembers

_BASE = "django.db.backends.base.operations.BaseDatabaseOperations"


class DbReturningColumns(ChangeMethods):
    """``return_insert_columns()`` of database operations is ``returning_columns()``."""

    change = "6.0/db-api-returning-renames"
    needs = (f"{_BASE}.returning_columns",)
    bases = (_BASE,)
    rename = {"return_insert_columns": "returning_columns"}
    examples = [
        Fixes(
            before="""\
                from django.db.backends.base.operations import BaseDatabaseOperations

                class DatabaseOperations(BaseDatabaseOperations):
                    def return_insert_columns(self, fields):
                        return "RETURNING x", ()
                """,
            after="""\
                from django.db.backends.base.operations import BaseDatabaseOperations

                class DatabaseOperations(BaseDatabaseOperations):
                    def returning_columns(self, fields):
                        return "RETURNING x", ()
                """,
        ),
        Flags(
            """\
                from django.db.backends.postgresql.operations import DatabaseOperations

                class Own(DatabaseOperations):
                    def return_insert_columns(self, fields):
                        return "", ()
                """,
            line=4,
            supports="5.2",
        ),
        Keeps(
            """\
                class DatabaseOperations:
                    def return_insert_columns(self, fields):
                        return "", ()
                """
        ),
    ]


class DbFetchReturned(FlagMembers):
    """``fetch_returned_insert_columns()`` and ``fetch_returned_insert_rows()`` are ``fetch_returned_rows()``."""

    change = "6.0/db-api-fetch-returned-insert-columns"
    members = {
        f"{_BASE}.fetch_returned_insert_columns": "Write fetch_returned_rows(self, cursor, returning_params), which "
        "returns a list of rows.",
        f"{_BASE}.fetch_returned_insert_rows": "Write fetch_returned_rows(self, cursor, returning_params).",
    }
    receivers = ("ops",)
    examples = [
        Flags(
            """\
                from django.db.backends.base.operations import BaseDatabaseOperations

                class DatabaseOperations(BaseDatabaseOperations):
                    def fetch_returned_insert_rows(self, cursor):
                        return cursor.fetchall()

                def rows(connection, cursor):
                    return connection.ops.fetch_returned_insert_columns(cursor, ())
                """,
            lines=(4, 8),
        ),
        Keeps(
            """\
                from django.db.backends.base.operations import BaseDatabaseOperations

                class DatabaseOperations(BaseDatabaseOperations):
                    def fetch_returned_rows(self, cursor, returning_params):
                        return cursor.fetchall()
                """
        ),
    ]
