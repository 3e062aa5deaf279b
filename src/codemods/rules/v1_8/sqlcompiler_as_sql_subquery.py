"""``SQLCompiler.as_sql()``."""

from __future__ import annotations

from collections.abc import Iterator

from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeMethods
from codemods.rules.site import Site

_COMPILERS = "django.db.models.sql.compiler"
# Compilers whose as_sql() takes nothing.
_PLAIN = tuple(
    f"{_COMPILERS}.{name}"
    for name in ("SQLInsertCompiler", "SQLDeleteCompiler", "SQLUpdateCompiler", "SQLAggregateCompiler")
)


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
                from django.db.models.sql.compiler import SQLCompiler

                class Compiler(SQLCompiler):
                    def as_sql(self, with_limits=True, with_col_aliases=False):
                        return super(Compiler, self).as_sql(with_limits, with_col_aliases)
                """,
            target="1.11",
        ),
        Keeps(
            """\
                from django.db.models.sql.compiler import SQLDeleteCompiler

                class DeleteCompiler(SQLDeleteCompiler):
                    def as_sql(self):
                        return super().as_sql()

                class Compiler:
                    def as_sql(self, with_limits=True):
                        return ""
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        class_ = site.class_
        if self.range.target >= Release(1, 11) or (class_ is not None and site.descends(class_, *_PLAIN)):
            return  # 1.8 to 1.10 have the argument, and no compiler but the one for SELECT
        yield from super().visit(site)
