"""``allow_cascade`` of ``sql_flush()``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments


class SqlFlushCascade(ChangeArguments):
    """``sql_flush()`` takes ``allow_cascade`` by keyword, and is told whether to reset sequences."""

    change = "3.1/ops-sql-flush-allow-cascade-keyword"
    methods = ("django.db.backends.base.operations.BaseDatabaseOperations.sql_flush",)
    keywords = (None, None, None, "allow_cascade")
    examples = [
        Fixes(
            before="""\
                from django.db.backends.base.operations import BaseDatabaseOperations

                class Operations(BaseDatabaseOperations):
                    def flush(self, style, tables, sequences):
                        return self.sql_flush(style, tables, sequences, True)
                """,
            after="""\
                from django.db.backends.base.operations import BaseDatabaseOperations

                class Operations(BaseDatabaseOperations):
                    def flush(self, style, tables, sequences):
                        return self.sql_flush(style, tables, sequences, allow_cascade=True)
                """,
        ),
        Keeps("""\
                class Operations:
                    def flush(self, style, tables, sequences):
                        return self.sql_flush(style, tables, sequences, True)
                """),
    ]
