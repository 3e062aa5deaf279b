"""``-k`` of the command ``test``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.commands import ChangeCommandOptions


class TestKOption(ChangeCommandOptions):
    """``-k`` of the command ``test`` selects tests by name; it was short for ``--keepdb``."""

    change = "3.0/test-k-option"
    __test__ = False  # not a test case, whatever a collector of tests thinks of the name
    command = "test"
    flags = {"-k": "Write --keepdb to keep the test database."}
    examples = [
        Flags(
            """\
                from django.core.management import call_command

                call_command("test", "-k")
                """,
            line=3,
        ),
        Keeps("""\
                from django.core.management import call_command

                call_command("test", "--keepdb", keepdb=True)
                call_command("other", "-k")
                """),
    ]
