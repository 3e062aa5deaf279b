"""Private functions of ``django.db.transaction``."""

from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.shapes import RemoveSymbols
from codemods.rules.shapes.called import CallBecomes
from codemods.rules.shapes.dropped_calls import DropCalls

_HOME = "django.db.transaction."


class TransactionPrivateFunctions(DropCalls):
    """``set_dirty()``, ``set_clean()`` and ``managed()`` are gone: nobody keeps that count any more."""

    change = "1.8/transaction-private-functions"
    functions = (f"{_HOME}set_dirty", f"{_HOME}set_clean", f"{_HOME}managed")
    suggests = True
    advice = "Drop it, unless transactions are managed by hand here."
    examples = [
        Suggests(
            before="""\
                from django.db import transaction

                def work():
                    transaction.set_dirty()
                    transaction.commit()
                """,
            after="""\
                from django.db import transaction

                def work():
                    transaction.commit()
                """,
        ),
        Keeps(
            """\
                from shop.db import transaction

                transaction.set_dirty()
                """
        ),
    ]


class TransactionIsManaged(CallBecomes):
    """``is_managed()`` is gone; ``get_autocommit()`` says whether every statement commits."""

    change = "1.8/transaction-private-functions"
    calls = {f"{_HOME}is_managed": (("using",), "(not {django.db.transaction.get_autocommit}({using}))")}
    optional = {"using": ""}
    suggests = True
    advice = "It has always said no since Django 1.6; take this if the question is meant."
    examples = [
        Suggests(
            before="""\
                from django.db.transaction import commit, is_managed

                if is_managed():
                    commit()
                """,
            after="""\
                from django.db.transaction import commit, get_autocommit

                if (not get_autocommit()):
                    commit()
                """,
        ),
        Keeps(
            """\
                from django.db.transaction import get_autocommit

                print(get_autocommit())
                """
        ),
    ]


class TransactionManagement(RemoveSymbols):
    """The functions that managed transactions by hand are gone; ``atomic`` does it."""

    change = "1.8/transaction-private-functions"
    names = dict.fromkeys(
        (
            f"{_HOME}enter_transaction_management",
            f"{_HOME}leave_transaction_management",
            f"{_HOME}is_dirty",
            f"{_HOME}abort",
        ),
        "Wrap the work in atomic().",
    )
    examples = [
        Flags(
            """\
                from django.db import transaction

                transaction.enter_transaction_management()
                """,
            line=3,
        ),
        Keeps(
            """\
                from django.db import transaction

                transaction.set_autocommit(False)
                """
        ),
    ]
