"""``default_test_processes()``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class DefaultTestProcesses(RenameSymbols):
    """``default_test_processes()`` is ``get_max_test_processes()`` now."""

    change = "4.0/default-test-processes"
    renames = {"django.test.runner.default_test_processes": "django.test.runner.get_max_test_processes"}
    examples = [
        Fixes(
            before="""\
                from django.test import runner

                print(runner.default_test_processes())
                """,
            after="""\
                from django.test import runner

                print(runner.get_max_test_processes())
                """,
        ),
        Keeps(
            """\
                from shop import runner

                print(runner.default_test_processes())
                """
        ),
    ]
