"""``_convert_field_to_tz()``."""

from __future__ import annotations

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.gone_members import FlagMembers


class ConvertFieldToTz(FlagMembers):
    """The time-zone helper of database backends has another name and other arguments."""

    change = "4.1/db-backend-convert-field-to-tz"
    members = {
        f"django.db.backends.{backend}.operations.DatabaseOperations._convert_field_to_tz": (
            "Use _convert_sql_to_tz(sql, params, tzname)."
        )
        for backend in ("postgresql", "mysql", "oracle")
    }
    receivers = ("ops",)
    examples = [
        Flags(
            """\
                from django.db.backends.postgresql.operations import DatabaseOperations as Base

                class DatabaseOperations(Base):
                    def _convert_field_to_tz(self, name, zone):
                        return name
                """,
            line=4,
        ),
        Keeps("class Operations:\n    def _convert_field_to_tz(self, name):\n        return name\n"),
    ]
