"""The modules of SQL aggregates."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols

_ADVICE = "An aggregate makes its own SQL: derive from django.db.models.Aggregate with function and template."


class SqlAggregatesModule(RemoveSymbols):
    """``django.db.models.sql.aggregates`` is gone: aggregates are expressions that make their own SQL."""

    change = "1.8/sql-aggregates-module"
    also = ("1.10/sql-aggregates-module",)
    names = {"django.db.models.sql.aggregates": _ADVICE} | {
        f"django.db.models.sql.aggregates.{name}": _ADVICE
        for name in ("Aggregate", "Avg", "Count", "Max", "Min", "StdDev", "Sum", "Variance")
    }
    examples = [
        Flags(
            """\
                from django.db.models.sql import aggregates
                from django.db.models.sql.aggregates import Aggregate

                class Median(Aggregate):
                    base = aggregates.Sum
                """,
            lines=(1, 2, 5),
        ),
        Keeps(
            """\
                from django.db.models import Aggregate, aggregates

                class Median(Aggregate):
                    base = aggregates.Sum
                """
        ),
    ]
