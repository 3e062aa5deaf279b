"""Arguments of ``setup_databases()``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments


class SetupDatabasesKeywords(ChangeArguments):
    """``setup_databases()`` takes all arguments after ``interactive`` by keyword."""

    change = "3.2/setup-databases-keyword-only"
    calls = ("django.test.utils.setup_databases",)
    keywords = (None, None, "keepdb", "debug_sql", "parallel", "aliases")
    examples = [
        Fixes(
            before="""\
                from django.test.utils import setup_databases

                def setup():
                    return setup_databases(1, False, True, False, 2)
                """,
            after="""\
                from django.test.utils import setup_databases

                def setup():
                    return setup_databases(1, False, keepdb=True, debug_sql=False, parallel=2)
                """,
        ),
        Keeps("""\
                from django.test.utils import setup_databases

                setup_databases(1, False, keepdb=True)
                """),
    ]
