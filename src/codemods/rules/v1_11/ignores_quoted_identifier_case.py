"""``ignores_quoted_identifier_case`` of database features."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeClass
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, Trigger
from codemods.source.names import last_name

_OLD, _NEW = "ignores_quoted_identifier_case", "ignores_table_name_case"


class IgnoresQuotedIdentifierCase(ChangeClass):
    """The feature flag ``ignores_quoted_identifier_case`` is ``ignores_table_name_case`` now."""

    change = "1.11/backend-ignores-table-name-case"
    of = ("django.db.backends.base.features.BaseDatabaseFeatures",)
    attributes = {_OLD: _NEW}
    available = "1.11"
    examples = [
        Fixes(
            before="""\
                from django.db import connection
                from django.db.backends.base.features import BaseDatabaseFeatures

                class DatabaseFeatures(BaseDatabaseFeatures):
                    ignores_quoted_identifier_case = True

                print(connection.features.ignores_quoted_identifier_case)
                """,
            after="""\
                from django.db import connection
                from django.db.backends.base.features import BaseDatabaseFeatures

                class DatabaseFeatures(BaseDatabaseFeatures):
                    ignores_table_name_case = True

                print(connection.features.ignores_table_name_case)
                """,
        ),
        Keeps(
            "class Features:\n    ignores_quoted_identifier_case = True\n\nprint(Features.ignores_quoted_identifier_case)\n"
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield from super().subscriptions()
        yield OnAttribute(_OLD)

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Attribute) or site.kind == "class":
            yield from super().visit(site)
            return
        owner = node.value
        held = last_name(owner)
        if held == "features" and self.replaceable:
            yield site.fix(site.replace_name(node, _NEW), message=f"{_OLD} is {_NEW} now")
