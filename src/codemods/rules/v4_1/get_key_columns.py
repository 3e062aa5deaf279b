"""``introspection.get_key_columns()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute
from codemods.source.names import last_name


class GetKeyColumns(Rule):
    """``introspection.get_key_columns()`` is gone: ``get_relations()`` tells the same."""

    change = "4.1/db-backend-get-key-columns"
    triggers = (OnAttribute("get_key_columns"),)
    examples = [
        Suggests(
            before="""\
                def f(connection, cursor):
                    return connection.introspection.get_key_columns(cursor, "shop")
                """,
            after="""\
                def f(connection, cursor):
                    return [(column, table, other) for column, (other, table) in connection.introspection.get_relations(cursor, "shop").items()]
                """,
        ),
        Keeps("def f(table):\n    return table.get_key_columns(1, 2)\n"),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if not isinstance(node, ast.Attribute) or call is None or len(call.args) != 2 or site.has_stars(call):
            return
        last = last_name(node.value)
        if last != "introspection":
            return
        new = site.edit_call(call).callee(f"{site.source(node.value)}.get_relations").code
        yield site.suggest(
            site.replace(call, f"[(column, table, other) for column, (other, table) in {new}.items()]"),
            node=node,
        )
