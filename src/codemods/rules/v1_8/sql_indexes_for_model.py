"""Methods of ``connection.creation`` that made SQL for models."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, Trigger
from codemods.source.names import last_name

_METHODS = (
    "sql_create_model",
    "sql_destroy_model",
    "sql_destroy_indexes_for_model",
    "sql_indexes_for_field",
    "sql_indexes_for_model",
    "sql_for_inline_foreign_key_references",
    "sql_for_pending_references",
    "sql_remove_table_constraints",
)


class SqlIndexesForModel(Rule):
    """``connection.creation`` makes no SQL for models any more; a schema editor does."""

    change = "1.8/sql-indexes-for-model"
    advice = "Use connection.schema_editor()."
    examples = [
        Flags(
            """\
                from django.db import connection

                sql = connection.creation.sql_create_model(Book, style)
                """,
            line=3,
        ),
        Keeps(
            """\
                sql = maker.sql_create_model(Book)
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        for name in _METHODS:
            yield OnAttribute(name)

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.Attribute):
            owner = node.value
            last = last_name(owner)
            if last == "creation":
                yield site.flag(message=f"connection.creation.{node.attr}() is gone")
