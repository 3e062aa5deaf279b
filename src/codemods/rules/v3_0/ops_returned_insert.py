"""``fetch_returned_insert_id()`` and ``return_insert_id()`` of backends."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.gone_members import FlagMembers


class OpsReturnedInsert(FlagMembers):
    """Backends say with ``return_insert_columns()`` and ``fetch_returned_insert_columns()`` what an insert returns."""

    change = "3.0/ops-return-insert-id"
    also = ("3.0/ops-fetch-returned-insert-id",)
    members = {
        "django.db.backends.base.operations.BaseDatabaseOperations.return_insert_id": "Define return_insert_columns(fields), which handles any list of fields.",
        "django.db.backends.base.operations.BaseDatabaseOperations.fetch_returned_insert_id": "Use fetch_returned_insert_columns(), which returns a list of values.",
    }
    receivers = ("ops",)
    examples = [
        Flags(
            """\
                from django.db import connection
                from django.db.backends.base.operations import BaseDatabaseOperations

                class Operations(BaseDatabaseOperations):
                    def return_insert_id(self):
                        return "", ()

                connection.ops.fetch_returned_insert_id(None)
                """,
            lines=(5, 8),
        ),
        Keeps("""\
                class Operations:
                    def return_insert_id(self):
                        return "", ()
                """),
    ]
