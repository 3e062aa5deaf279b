"""``DatabaseOperations.field_cast_sql()``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.gone_members import FlagMembers


class FieldCastSql(FlagMembers):
    """Database backends cast the columns of lookups with ``lookup_cast()`` only."""

    change = "5.0/field-cast-sql"
    also = ("6.0/field-cast-sql",)
    members = {
        "django.db.backends.base.operations.BaseDatabaseOperations.field_cast_sql": "Do the cast in "
        "lookup_cast(self, lookup_type, internal_type=None), which returns the text to compare with."
    }
    receivers = ("ops",)
    examples = [
        Flags(
            """\
                from django.db.backends.base.operations import BaseDatabaseOperations

                class DatabaseOperations(BaseDatabaseOperations):
                    def field_cast_sql(self, db_type, internal_type):
                        return "%s"

                def cast(connection):
                    return connection.ops.field_cast_sql("text", "TextField")
                """,
            lines=(4, 8),
        ),
        Keeps(
            """\
                class Operations:
                    def field_cast_sql(self, db_type, internal_type):
                        return "%s"
                """
        ),
    ]
