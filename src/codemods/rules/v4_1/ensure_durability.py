"""``Atomic._ensure_durability``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnName


class EnsureDurability(Rule):
    """``Atomic._ensure_durability`` is gone: test cases see to it themselves."""

    change = "4.1/atomic-ensure-durability"
    available = "4.1"
    advice = "Delete it."
    triggers = (OnName("django.db.transaction.Atomic._ensure_durability"),)
    examples = [
        Fixes(
            before="""\
                from django.db import transaction

                class Tests:
                    def setUp(self):
                        self.x = 1
                        transaction.Atomic._ensure_durability = False
                """,
            after="""\
                class Tests:
                    def setUp(self):
                        self.x = 1
                """,
        ),
        Flags(
            """\
                from unittest import mock

                mock.patch("django.db.transaction.Atomic._ensure_durability", False)
                """,
            line=3,
        ),
        Keeps("from shop import transaction\n\ntransaction.Atomic._ensure_durability = False\n"),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        parent = site.parent
        if (
            site.kind == "use"
            and isinstance(parent, ast.Assign)
            and parent.targets == [site.node]
            and self.replaceable
        ):
            yield site.fix(site.remove(parent))
        elif site.kind in ("use", "string"):
            yield site.flag()
