"""``insert_statement(ignore_conflicts=)``."""

from __future__ import annotations

import ast

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.connection_calls import ConnectionCalls
from codemods.rules.site import Site


class InsertStatement(ConnectionCalls):
    """``insert_statement()`` is told by ``on_conflict`` what to do, no longer by ``ignore_conflicts``."""

    change = "4.1/db-backend-insert-statement"
    old = {"insert_statement": (1,)}
    advice = "Give on_conflict=OnConflict.IGNORE (django.db.models.constants), or nothing."
    examples = [
        Flags(
            """\
                from django.db import connection

                print(connection.ops.insert_statement(ignore_conflicts=True))
                print(connection.ops.insert_statement(True))
                """,
            lines=(3, 4),
        ),
        Keeps(
            """\
                from django.db import connection

                print(connection.ops.insert_statement(on_conflict=None), connection.ops.insert_statement())
                """
        ),
    ]

    def is_new(self, site: Site, call: ast.Call) -> bool:
        given = call.args[0] if call.args else None
        return site.keyword(call, "ignore_conflicts") is None and not isinstance(given, ast.Constant)
