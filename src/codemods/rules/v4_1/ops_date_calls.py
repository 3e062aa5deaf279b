"""Calls of the operations that truncate and extract dates."""

from __future__ import annotations

import ast

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.connection_calls import ConnectionCalls
from codemods.rules.site import Site


class OpsDateCalls(ConnectionCalls):
    """``date_trunc_sql()`` and its kin take SQL and its parameters, and return both."""

    change = "4.1/db-backend-date-sql-params"
    old = {
        "date_extract_sql": (2,),
        "date_trunc_sql": (2, 3),
        "datetime_cast_date_sql": (2,),
        "datetime_cast_time_sql": (2,),
        "datetime_extract_sql": (3,),
        "datetime_trunc_sql": (3,),
        "time_extract_sql": (2,),
        "time_trunc_sql": (2, 3),
    }
    advice = (
        "Give the parameters of the SQL behind it (an empty tuple for a column), and hand both parts of what comes back "
        "on; or use Trunc() and Extract() of django.db.models.functions."
    )
    examples = [
        Flags(
            """\
                from django.db import connection, connections

                def years(field):
                    month = connection.ops.date_trunc_sql("month", field)
                    return month, connections["x"].ops.datetime_extract_sql("year", field, "UTC")
                """,
            lines=(4, 5),
        ),
        Keeps(
            """\
                from django.db import connection

                def years(dates, sql, params):
                    dates.date_trunc_sql("month", "created")
                    connection.ops.date_trunc_sql("month", sql, ())
                    connection.ops.date_trunc_sql("month", sql, params)
                    connection.ops.date_trunc_sql("month", sql, params, "UTC")
                """
        ),
    ]

    def is_new(self, site: Site, call: ast.Call) -> bool:
        if site.keyword(call, "params") is not None:
            return True
        third = call.args[2] if len(call.args) > 2 else None
        return isinstance(third, ast.Tuple | ast.List) or "params" in getattr(third, "id", "")
