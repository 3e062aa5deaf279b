"""``allow_thread_sharing`` of database connections."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute


class ConnectionThreadSharing(Rule):
    """``allow_thread_sharing`` of a connection is counted, and can no longer be set."""

    change = "2.2/connection-allow-thread-sharing-assignment"
    triggers = (OnAttribute("allow_thread_sharing"),)
    available = "2.2"
    advice = "Call inc_thread_sharing() and dec_thread_sharing() to change it."
    examples = [
        Fixes(
            before="""\
                from django.db import connections

                for connection in connections.all():
                    connection.allow_thread_sharing = True
                    connection.allow_thread_sharing = False
                """,
            after="""\
                from django.db import connections

                for connection in connections.all():
                    connection.inc_thread_sharing()
                    connection.dec_thread_sharing()
                """,
        ),
        Flags(
            """\
                from django.db import connection

                connection.allow_thread_sharing = shared
                """,
            line=3,
        ),
        Keeps(
            """\
                from django.db import connection

                print(connection.allow_thread_sharing)
                options.allow_thread_sharing = True
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, statement = site.node, site.statement
        if not isinstance(node, ast.Attribute) or not isinstance(node.ctx, ast.Store):
            return
        owner = node.value
        last = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
        listed = isinstance(owner, ast.Subscript) and getattr(owner.value, "id", "") == "connections"
        if not listed and last not in ("connection", "conn"):
            return
        value = statement.value if isinstance(statement, ast.Assign) and statement.targets == [node] else None
        if self.replaceable and isinstance(value, ast.Constant) and isinstance(value.value, bool):
            method = "inc_thread_sharing" if value.value else "dec_thread_sharing"
            yield site.fix(site.replace(statement, f"{site.source(owner)}.{method}()"))
        else:
            yield site.flag()
