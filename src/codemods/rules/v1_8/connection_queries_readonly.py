"""Emptying ``connection.queries``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute


class ConnectionQueriesReadonly(Rule):
    """``connection.queries`` cannot be changed; ``reset_queries()`` empties the log."""

    change = "1.8/connection-queries-readonly"
    triggers = (OnAttribute("queries"),)
    needs = ("django.db.reset_queries",)
    advice = "Call reset_queries(), or queries_log.clear() on the connection."
    examples = [
        Fixes(
            before="""\
                from django.db import connection

                connection.queries = []
                del connection.queries[:]
                """,
            after="""\
                from django.db import reset_queries

                reset_queries()
                reset_queries()
                """,
        ),
        Flags(
            """\
                from django.db import connection

                connection.queries.append({})
                """,
            line=3,
        ),
        Keeps(
            """\
                from django.db import connection

                report.queries = []
                print(len(connection.queries), connection.queries[0], connection.queries[1:])
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Attribute) or not site.is_name(node.value, "django.db.connection"):
            return
        statement = site.statement
        parent = site.parent
        emptied = (
            isinstance(statement, ast.Assign)
            and statement.targets == [node]
            and isinstance(statement.value, ast.List)
            and not statement.value.elts
        )
        deleted = (
            isinstance(statement, ast.Delete)
            and len(statement.targets) == 1
            and isinstance(parent, ast.Subscript)
            and isinstance(parent.slice, ast.Slice)
        )
        if emptied or deleted:
            yield site.fix(site.replace(statement, f"{site.need(self.needs[0])}()"), node=statement)
        elif not isinstance(node.ctx, ast.Load) or (
            isinstance(parent, ast.Attribute) and parent.attr in ("append", "clear", "pop", "extend")
        ):
            yield site.flag()
