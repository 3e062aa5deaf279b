"""``transaction.commit_on_success``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import RenameSymbols
from codemods.rules.site import Site

_MANUAL = frozenset(["commit", "rollback", "set_autocommit", "enter_transaction_management", "set_dirty"])


class TransactionCommitOnSuccess(RenameSymbols):
    """``commit_on_success`` is gone; ``atomic`` commits, and rolls back on an exception."""

    change = "1.8/transaction-commit-on-success"
    renames = {
        "django.db.transaction.commit_on_success": "django.db.transaction.atomic",
        "django.db.transaction.commit_on_success_unless_managed": "django.db.transaction.atomic",
    }
    advice = "Inside atomic() nothing may commit or roll back by itself."
    examples = [
        Fixes(
            before="""\
                from django.db import transaction
                from django.db.transaction import commit_on_success

                @transaction.commit_on_success
                def one():
                    with transaction.commit_on_success(using="other"):
                        pass

                @commit_on_success()
                def two():
                    pass
                """,
            after="""\
                from django.db import transaction
                from django.db.transaction import atomic

                @transaction.atomic
                def one():
                    with transaction.atomic(using="other"):
                        pass

                @atomic()
                def two():
                    pass
                """,
        ),
        Flags(
            """\
                from django.db import transaction
                from django.db.transaction import commit_on_success as own

                @transaction.commit_on_success
                def one():
                    transaction.commit()

                with own():
                    transaction.rollback()
                """,
            lines=(2, 4),
        ),
        Keeps(
            """\
                from shop.db import transaction

                @transaction.commit_on_success
                def one():
                    pass
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        binding = site.binding
        uses: list[ast.expr] = []
        if site.kind == "import" and binding is not None:
            uses = site.uses_of(binding)[0]
        elif isinstance(site.node, ast.Attribute):
            uses = [site.node]
        if site.direct and any(self._by_hand(site, use) for use in uses):
            yield site.flag(message="commit_on_success is gone, and transactions are ended by hand inside it")
            return
        yield from super().visit(site)

    def _by_hand(self, site: Site, use: ast.expr) -> bool:
        """Whether what is decorated, or the block of the ``with``, ends transactions itself."""
        statement = site.module.statement_of(use)
        if not isinstance(statement, ast.FunctionDef | ast.With):
            return False
        return any(
            isinstance(part, ast.Attribute)
            and part.attr in _MANUAL
            and (site.resolve(part.value) or "").startswith("django.db.")
            for one in statement.body
            for part in ast.walk(one)
        )
