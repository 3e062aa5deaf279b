"""Calls of a connection's methods that flush tables, and of its shell."""

from __future__ import annotations

import ast

from codemods.rewrite.calls import CallEditor
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.connection_calls import ConnectionCalls
from codemods.rules.site import Site


class SqlFlushCalls(ConnectionCalls):
    """``sql_flush()`` is told whether to reset sequences, no longer which ones."""

    change = "3.1/ops-sql-flush-reset-sequences"
    old = {"sql_flush": (3, 4)}
    advice = "Give reset_sequences=True in the place of the list; allow_cascade is given by keyword."
    examples = [
        Flags(
            """\
                from django.db import connection

                connection.ops.sql_flush(style, tables, connection.introspection.sequence_list())
                connection.ops.sql_flush(style, tables, [], allow_cascade=True)
                """,
            lines=(3, 4),
        ),
        Keeps(
            """\
                from django.db import connection

                connection.ops.sql_flush(style, tables)
                connection.ops.sql_flush(style, tables, reset_sequences=True)
                """
        ),
    ]

    def is_new(self, site: Site, call: ast.Call) -> bool:
        return len(call.args) < 3


class ExecuteSqlFlushCalls(ConnectionCalls):
    """``execute_sql_flush()`` is no longer given the alias of the database."""

    change = "3.1/ops-execute-sql-flush-using"
    available = "3.1"
    old = {"execute_sql_flush": (2,)}
    examples = [
        Fixes(
            before="""\
                from django.db import connection

                connection.ops.execute_sql_flush("default", statements)
                """,
            after="""\
                from django.db import connection

                connection.ops.execute_sql_flush(statements)
                """,
        ),
        Keeps(
            """\
                from django.db import connection

                connection.ops.execute_sql_flush(statements)
                """
        ),
    ]

    def grown(self, editor: CallEditor) -> CallEditor:
        return editor.remove(0)


class RunshellCalls(ConnectionCalls):
    """``runshell()`` of a connection's client is given the parameters of the command."""

    change = "3.1/client-runshell-parameters"
    available = "3.1"
    part = "client"
    old = {"runshell": (0,)}
    examples = [
        Fixes(
            before="""\
                from django.db import connection

                connection.client.runshell()
                """,
            after="""\
                from django.db import connection

                connection.client.runshell([])
                """,
        ),
        Keeps(
            """\
                from django.db import connection

                connection.client.runshell(["-c"])
                """
        ),
    ]

    def grown(self, editor: CallEditor) -> CallEditor:
        return editor.add(None, "[]")
