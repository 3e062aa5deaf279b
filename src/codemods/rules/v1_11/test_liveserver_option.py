"""``test --liveserver``."""

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.commands import ChangeCommandOptions

_ADVICE = "The server takes a free port; set host and port on the test class where that matters."


class TestLiveserverOption(ChangeCommandOptions):
    """The test command has no option ``liveserver`` any more."""

    change = "1.11/test-liveserver-option"
    command = "test"
    remove = {"liveserver": _ADVICE}
    flags = {"--liveserver": _ADVICE}
    available = "1.11"
    examples = [
        Fixes(
            before="""\
                from django.core.management import call_command

                call_command("test", "shop", liveserver="localhost:8082", verbosity=2)
                """,
            after="""\
                from django.core.management import call_command

                call_command("test", "shop", verbosity=2)
                """,
        ),
        Flags(
            """\
                from django.core.management import call_command

                call_command("test", "--liveserver=localhost:8082")
                """,
            line=3,
        ),
        Keeps(
            """\
                from django.core.management import call_command

                call_command("testserver", liveserver="localhost:8082")
                """
        ),
    ]
