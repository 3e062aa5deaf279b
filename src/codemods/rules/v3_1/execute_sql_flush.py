"""``execute_sql_flush()`` of backends."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeMethods


class ExecuteSqlFlush(ChangeMethods):
    """``execute_sql_flush()`` is no longer given the alias of the database."""

    change = "3.1/ops-execute-sql-flush-using"
    bases = ("django.db.backends.base.operations.BaseDatabaseOperations",)
    shrink = {"execute_sql_flush": ("using",)}
    examples = [
        Fixes(
            before="""\
                from django.db.backends.base.operations import BaseDatabaseOperations

                class Operations(BaseDatabaseOperations):
                    def execute_sql_flush(self, using, sql_list):
                        print(sql_list)
                """,
            after="""\
                from django.db.backends.base.operations import BaseDatabaseOperations

                class Operations(BaseDatabaseOperations):
                    def execute_sql_flush(self, sql_list):
                        print(sql_list)
                """,
        ),
        Keeps("""\
                class Operations:
                    def execute_sql_flush(self, using, sql_list):
                        print(sql_list)
                """),
    ]
