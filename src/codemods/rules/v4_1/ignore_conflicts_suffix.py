"""``ignore_conflicts_suffix_sql()``."""

from __future__ import annotations

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.gone_members import FlagMembers


class BackendOperations(FlagMembers):
    """Hooks of database backends that are no longer called."""

    change = "4.1/db-backend-ignore-conflicts-suffix"
    members = {
        "django.db.backends.base.operations.BaseDatabaseOperations.ignore_conflicts_suffix_sql": (
            "Override on_conflict_suffix_sql(fields, on_conflict, update_fields, unique_fields) instead."
        )
    }
    receivers = ("ops",)
    examples = [
        Flags(
            """\
                from django.db.backends.base.operations import BaseDatabaseOperations

                class DatabaseOperations(BaseDatabaseOperations):
                    def ignore_conflicts_suffix_sql(self, ignore_conflicts=None):
                        return "ON CONFLICT DO NOTHING"

                def f(connection):
                    return connection.ops.ignore_conflicts_suffix_sql(True)
                """,
            lines=(4, 8),
        ),
        Keeps("class Operations:\n    def ignore_conflicts_suffix_sql(self):\n        return ''\n"),
    ]
