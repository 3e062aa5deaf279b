"""``SQLCompiler.as_sql()``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeMethods


class SqlcompilerAsSqlSubquery(ChangeMethods):
    """``SQLCompiler.as_sql()`` is called with ``subquery``."""

    change = "1.8/sqlcompiler-as-sql-subquery"
    bases = ("django.db.models.sql.compiler.SQLCompiler",)
    grow = {"as_sql": (("subquery", "False"),)}
    examples = [
        Fixes(
            before="""\
                from django.db.models.sql.compiler import SQLCompiler

                class Compiler(SQLCompiler):
                    def as_sql(self, with_limits=True, with_col_aliases=False):
                        return super(Compiler, self).as_sql(with_limits, with_col_aliases)
                """,
            after="""\
                from django.db.models.sql.compiler import SQLCompiler

                class Compiler(SQLCompiler):
                    def as_sql(self, with_limits=True, with_col_aliases=False, subquery=False):
                        return super(Compiler, self).as_sql(with_limits, with_col_aliases, subquery=subquery)
                """,
        ),
        Keeps(
            """\
                class Compiler:
                    def as_sql(self, with_limits=True):
                        return ""
                """
        ),
    ]
