"""``connection.creation.set_autocommit()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute


class CreationSetAutocommit(Rule):
    """``connection.creation.set_autocommit()`` is gone; the connection has a method of that name."""

    change = "1.8/creation-set-autocommit"
    triggers = (OnAttribute("set_autocommit"),)
    examples = [
        Fixes(
            before="""\
                from django.db import connection

                connection.creation.set_autocommit()
                """,
            after="""\
                from django.db import connection

                connection.set_autocommit(True)
                """,
        ),
        Keeps(
            """\
                from django.db import connection, transaction

                connection.set_autocommit(False)
                transaction.set_autocommit(False)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if not isinstance(node, ast.Attribute) or call is None or call.args or call.keywords:
            return
        owner = node.value
        if isinstance(owner, ast.Attribute) and owner.attr == "creation":
            yield site.fix(site.replace(call, f"{site.source(owner.value)}.set_autocommit(True)"), node=call)
