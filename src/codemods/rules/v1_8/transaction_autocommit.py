"""``transaction.autocommit``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnName


class TransactionAutocommit(Rule):
    """``transaction.autocommit`` is gone: it is what happens anyway."""

    change = "1.8/transaction-autocommit"
    triggers = (OnName("django.db.transaction.autocommit"),)
    advice = "With ATOMIC_REQUESTS, @transaction.non_atomic_requests keeps a view out of the transaction."
    examples = [
        Fixes(
            before="""\
                from django.db import transaction

                @transaction.autocommit
                def one():
                    pass

                @transaction.autocommit(using="other")
                def two():
                    pass
                """,
            after="""\
                def one():
                    pass

                def two():
                    pass
                """,
        ),
        Flags(
            """\
                from django.db import transaction

                with transaction.autocommit():
                    work()
                """,
            line=3,
        ),
        Keeps(
            """\
                from shop.db import transaction

                @transaction.autocommit
                def one():
                    pass
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind == "import":
            binding = site.binding
            if (
                binding is not None
                and site.direct
                and not all(self._decorates(site, use) for use in site.uses_of(binding)[0])
            ):
                yield site.flag()
            return
        if site.kind != "use" or not isinstance(site.node, ast.Name | ast.Attribute):
            return
        edit = self._decorates(site, site.node)
        if edit is not None:
            yield site.fix(edit)
        elif isinstance(site.node, ast.Attribute):
            yield site.flag()

    def _decorates(self, site: Site, use: ast.expr) -> Edit | None:
        parent = site.module.parents.get(use)
        decorator: ast.expr = use
        if isinstance(parent, ast.Call) and parent.func is use:
            decorator, parent = parent, site.module.parents.get(parent)
        if isinstance(parent, ast.FunctionDef) and decorator in parent.decorator_list:
            return site.drop_decorator(parent, decorator)
        return None
