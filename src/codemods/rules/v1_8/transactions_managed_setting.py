"""The setting ``TRANSACTIONS_MANAGED``."""

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import ChangeSettings


class TransactionsManagedSetting(ChangeSettings):
    """``TRANSACTIONS_MANAGED`` is not read any more; a database has ``AUTOCOMMIT``."""

    change = "1.8/transactions-managed-setting"
    remove_if = {"TRANSACTIONS_MANAGED": False}
    advice = "Set AUTOCOMMIT to False in every entry of DATABASES."
    examples = [
        Fixes(
            path="shop/settings.py",
            before="""\
                SECRET_KEY = ""
                TRANSACTIONS_MANAGED = False
                DEBUG = True
                """,
            after="""\
                SECRET_KEY = ""
                DEBUG = True
                """,
        ),
        Flags(
            path="shop/settings.py",
            source="""\
                SECRET_KEY = ""
                DEBUG = True
                TRANSACTIONS_MANAGED = True
                """,
            line=3,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                SECRET_KEY = ""
                TRANSACTIONS = False
                """,
        ),
    ]
