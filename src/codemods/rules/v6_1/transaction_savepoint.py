"""``transaction.savepoint()``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class TransactionSavepoint(RenameSymbols):
    """``transaction.savepoint()`` is ``transaction.savepoint_create()``."""

    change = "6.1/transaction-savepoint"
    renames = {"django.db.transaction.savepoint": "django.db.transaction.savepoint_create"}
    examples = [
        Fixes(
            before="""\
                from django.db import transaction
                from django.db.transaction import savepoint

                sid = transaction.savepoint()
                other = savepoint(using="other")
                transaction.savepoint_commit(sid)
                """,
            after="""\
                from django.db import transaction
                from django.db.transaction import savepoint_create

                sid = transaction.savepoint_create()
                other = savepoint_create(using="other")
                transaction.savepoint_commit(sid)
                """,
        ),
        Keeps(
            """\
                from django.db import connection, transaction

                sid = connection.savepoint()
                transaction.savepoint_rollback(sid)
                """
        ),
        Keeps("from django.db import transaction\n\nsid = transaction.savepoint()\n", supports="6.0"),
    ]
