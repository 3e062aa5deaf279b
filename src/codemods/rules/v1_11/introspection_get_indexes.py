"""``get_indexes()`` of database introspection."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnMethod, Trigger
from codemods.source.names import last_name

_BASE = "django.db.backends.base.introspection.BaseDatabaseIntrospection"


class IntrospectionGetIndexes(Rule):
    """``get_indexes()`` of database introspection gave way to ``get_constraints()``."""

    change = "1.11/introspection-get-indexes"
    also = ("2.1/introspection-get-indexes",)
    advice = (
        "Read what is needed from get_constraints(), which tells of indexes over several columns as well."
    )
    examples = [
        Suggests(
            before="""\
                from django.db import connection

                def indexes(cursor, table):
                    return connection.introspection.get_indexes(cursor, table)
                """,
            after="""\
                from django.db import connection

                def indexes(cursor, table):
                    return {
                        one["columns"][0]: {"primary_key": one["primary_key"], "unique": one["unique"]}
                        for one in connection.introspection.get_constraints(cursor, table).values()
                        if (one["index"] or one["unique"] or one["primary_key"]) and len(one["columns"]) == 1
                    }
                """,
        ),
        Flags(
            """\
                from django.db.backends.base.introspection import BaseDatabaseIntrospection

                class DatabaseIntrospection(BaseDatabaseIntrospection):
                    def get_indexes(self, cursor, table_name):
                        return {}
                """,
            line=4,
        ),
        Keeps("def read(frame):\n    return frame.get_indexes(1, 2)\n"),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnAttribute("get_indexes")
        yield OnMethod(_BASE, "get_indexes")

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if isinstance(node, ast.FunctionDef):
            yield site.flag(advice="Let get_constraints() report every kind of index, and drop it.")
            return
        if not isinstance(node, ast.Attribute):
            return
        owner = node.value
        held = last_name(owner)
        if held != "introspection":
            return
        if call is None or len(call.args) != 2 or call.keywords or site.has_stars(call):
            yield site.flag()
            return
        cursor, table = (site.source(one) for one in call.args)
        indent = site.module.indent_of(site.statement)
        step = "\t" if "\t" in indent else "    "
        newline = site.module.source.newline
        lines = (
            "{",
            f'{step}one["columns"][0]: {{"primary_key": one["primary_key"], "unique": one["unique"]}}',
            f"{step}for one in {site.source(owner)}.get_constraints({cursor}, {table}).values()",
            f'{step}if (one["index"] or one["unique"] or one["primary_key"]) and len(one["columns"]) == 1',
            "}",
        )
        yield site.suggest(site.replace(call, f"{newline}{indent}".join(lines)))
