"""``data_types`` of database backends."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnSubclass

_NAMES = ("data_types", "data_types_suffix", "data_type_check_constraints")


class DbBackendDataTypes(Rule):
    """``data_types`` and its sisters are attributes of the connection, not of its ``creation``."""

    change = "1.8/db-backend-data-types"
    triggers = (
        *(OnAttribute(name) for name in _NAMES),
        OnSubclass("django.db.backends.creation.BaseDatabaseCreation"),
    )
    advice = "Move it to the DatabaseWrapper."
    examples = [
        Fixes(
            before="""\
                from django.db import connection

                types = connection.creation.data_types
                """,
            after="""\
                from django.db import connection

                types = connection.data_types
                """,
        ),
        Flags(
            """\
                from django.db.backends.creation import BaseDatabaseCreation

                class DatabaseCreation(BaseDatabaseCreation):
                    data_types = {}
                """,
            line=4,
        ),
        Keeps(
            """\
                def types(report, connection):
                    return report.data_types, connection.data_types
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.Attribute):
            owner = node.value
            if isinstance(owner, ast.Attribute) and owner.attr == "creation":
                yield site.fix(site.replace(node, f"{site.source(owner.value)}.{node.attr}"))
        elif isinstance(node, ast.ClassDef):
            for statement in node.body:
                targets = statement.targets if isinstance(statement, ast.Assign) else []
                if any(isinstance(one, ast.Name) and one.id in _NAMES for one in targets):
                    yield site.flag(node=statement)
