"""``datetime_cast_sql()`` of database backends."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.gone_members import FlagMembers


class BackendDatetimeCastSql(FlagMembers):
    """Backends are no longer asked for ``datetime_cast_sql()``."""

    change = "1.9/backend-datetime-cast-sql"
    members = {
        "django.db.backends.base.operations.BaseDatabaseOperations.datetime_cast_sql": "Drop it; nothing called it."
    }
    receivers = ("ops",)
    examples = [
        Flags(
            source="""\
                from django.db.backends.base.operations import BaseDatabaseOperations

                class DatabaseOperations(BaseDatabaseOperations):
                    def datetime_cast_sql(self):
                        return "%s"
                """,
            line=4,
        ),
        Keeps(
            source="""\
                class Operations:
                    def datetime_cast_sql(self):
                        return "%s"
                """,
        ),
    ]
