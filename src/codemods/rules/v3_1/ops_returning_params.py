"""``fetch_returned_insert_columns()`` of backends."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeMethods


class OpsReturningParams(ChangeMethods):
    """``fetch_returned_insert_columns()`` is given ``returning_params``."""

    change = "3.1/ops-fetch-returned-insert-columns-params"
    bases = ("django.db.backends.base.operations.BaseDatabaseOperations",)
    grow = {"fetch_returned_insert_columns": (("returning_params", None),)}
    by_position = {"fetch_returned_insert_columns": 2}
    available = "3.1"
    examples = [
        Fixes(
            before="""\
                from django.db.backends.base.operations import BaseDatabaseOperations

                class Operations(BaseDatabaseOperations):
                    def fetch_returned_insert_columns(self, cursor):
                        return cursor.fetchone()
                """,
            after="""\
                from django.db.backends.base.operations import BaseDatabaseOperations

                class Operations(BaseDatabaseOperations):
                    def fetch_returned_insert_columns(self, cursor, returning_params):
                        return cursor.fetchone()
                """,
        ),
        Keeps("""\
                class Operations:
                    def fetch_returned_insert_columns(self, cursor):
                        return cursor.fetchone()
                """),
    ]
