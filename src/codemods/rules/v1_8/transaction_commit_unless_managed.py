"""``transaction.commit_unless_managed()``."""

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.dropped_calls import DropCalls


class TransactionCommitUnlessManaged(DropCalls):
    """``commit_unless_managed()`` and ``rollback_unless_managed()`` are gone: they have long done nothing."""

    change = "1.8/transaction-commit-unless-managed"
    functions = (
        "django.db.transaction.commit_unless_managed",
        "django.db.transaction.rollback_unless_managed",
    )
    advice = "Drop it."
    examples = [
        Fixes(
            before="""\
                from django.db import connection, transaction

                def work(using):
                    connection.cursor().execute("x")
                    transaction.commit_unless_managed(using=using)
                """,
            after="""\
                from django.db import connection

                def work(using):
                    connection.cursor().execute("x")
                """,
        ),
        Flags(
            """\
                from django.db.transaction import commit_unless_managed

                hooks = [commit_unless_managed]
                """,
            line=1,
        ),
        Keeps(
            """\
                from shop.db import transaction

                transaction.commit_unless_managed()
                """
        ),
    ]
