"""``create_test_db(serialize=…)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute


class CreateTestDbSerialize(Rule):
    """``create_test_db()`` no longer takes ``serialize``: the contents are kept by ``serialize_db_to_string()``."""

    change = "6.0/create-test-db-serialize"
    available = "6.0"
    advice = (
        "Drop it; where it was True, set connection._test_serialized_contents = "
        "connection.creation.serialize_db_to_string() afterwards."
    )
    triggers = (OnAttribute("create_test_db"),)
    examples = [
        Fixes(
            before="""\
                def setup(connection):
                    connection.creation.create_test_db(verbosity=0, serialize=False)
                """,
            after="""\
                def setup(connection):
                    connection.creation.create_test_db(verbosity=0)
                """,
        ),
        Flags(
            """\
                def setup(connection, keep):
                    connection.creation.create_test_db(0, True, keep)
                    connection.creation.create_test_db(serialize=True)
                """,
            lines=(2, 3),
        ),
        Keeps(
            """\
                def setup(connection, factory):
                    connection.creation.create_test_db(autoclobber=True)
                    factory.create_test_db(serialize=True)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call, node = site.call, site.node
        if call is None or not self.replaceable or not isinstance(node, ast.Attribute):
            return
        if not isinstance(node.value, ast.Attribute) or node.value.attr != "creation":
            return
        value = site.argument(call, "serialize", 2)
        if value is None:
            return
        keyword = site.keyword(call, "serialize")
        if keyword is not None and isinstance(value, ast.Constant) and value.value is False:
            try:
                yield site.fix(site.edit_call(call).remove("serialize").edit(), node=call)
                return
            except CannotRewrite:
                pass
        yield site.flag(node=call)
