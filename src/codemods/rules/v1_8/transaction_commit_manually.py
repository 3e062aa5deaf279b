"""``transaction.commit_manually``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols


class TransactionCommitManually(RemoveSymbols):
    """``commit_manually`` is gone; ``atomic`` or ``set_autocommit()`` does its work."""

    change = "1.8/transaction-commit-manually"
    names = {
        "django.db.transaction.commit_manually": "Rewrite it with atomic(), or switch autocommit off and on again "
        "around it with set_autocommit()."
    }
    examples = [
        Flags(
            """\
                from django.db import transaction

                @transaction.commit_manually
                def work():
                    transaction.commit()
                """,
            line=3,
        ),
        Keeps(
            """\
                from django.db import transaction

                @transaction.atomic
                def work():
                    pass
                """
        ),
    ]
