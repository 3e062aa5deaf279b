"""``tzname`` of the SQL for truncated dates."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeMethods


class OpsTruncTzname(ChangeMethods):
    """``date_trunc_sql()`` and ``time_trunc_sql()`` are given ``tzname``."""

    change = "3.2/ops-trunc-sql-tzname"
    bases = ("django.db.backends.base.operations.BaseDatabaseOperations",)
    grow = {"date_trunc_sql": (("tzname", "None"),), "time_trunc_sql": (("tzname", "None"),)}
    by_position = {"date_trunc_sql": 3, "time_trunc_sql": 3}
    available = "3.2"
    examples = [
        Fixes(
            before="""\
                from django.db.backends.base.operations import BaseDatabaseOperations

                class Operations(BaseDatabaseOperations):
                    def date_trunc_sql(self, lookup_type, field_name):
                        return field_name
                """,
            after="""\
                from django.db.backends.base.operations import BaseDatabaseOperations

                class Operations(BaseDatabaseOperations):
                    def date_trunc_sql(self, lookup_type, field_name, tzname=None):
                        return field_name
                """,
        ),
        Keeps("""\
                class Operations:
                    def date_trunc_sql(self, lookup_type, field_name):
                        return field_name
                """),
    ]
