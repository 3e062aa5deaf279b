"""``_nodb_connection`` of database connections."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute


class NodbConnection(Rule):
    """``connection._nodb_connection`` made way for ``_nodb_cursor()``, which gives a cursor and cleans up."""

    change = "3.1/nodb-connection"
    triggers = (OnAttribute("_nodb_connection"),)
    available = "3.1"
    advice = "Use with connection._nodb_cursor() as cursor."
    examples = [
        Fixes(
            before="""\
                from django.db import connection

                with connection._nodb_connection.cursor() as cursor:
                    cursor.execute("SELECT 1")
                """,
            after="""\
                from django.db import connection

                with connection._nodb_cursor() as cursor:
                    cursor.execute("SELECT 1")
                """,
        ),
        Flags("from django.db import connection\n\nother = connection._nodb_connection\n", line=3),
        Keeps("from django.db import connection\n\nwith connection._nodb_cursor() as cursor:\n    pass\n"),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, parent = site.node, site.parent
        if not isinstance(node, ast.Attribute):
            return
        call = site.module.parents.get(parent) if isinstance(parent, ast.Attribute) else None
        item = site.module.parents.get(call) if call is not None else None
        if isinstance(parent, ast.Attribute) and parent.attr == "cursor" and isinstance(call, ast.Call):
            if isinstance(item, ast.withitem) and self.replaceable and not call.args:
                yield site.fix(site.replace(call, f"{site.source(node.value)}._nodb_cursor()"))
                return
        yield site.flag()
