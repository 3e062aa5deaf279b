"""``makemigrations --exit``."""

from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.shapes.commands import ChangeCommandOptions


class MakemigrationsExit(ChangeCommandOptions):
    """The option ``exit`` of makemigrations gives way to ``check``, which fails in the opposite case."""

    change = "1.10/makemigrations-exit"
    also = ("2.0/makemigrations-exit",)
    command = "makemigrations"
    rename = {"exit": "check_changes", "exit_code": "check_changes"}
    suggests = True
    available = "1.10"
    advice = "It failed when there was nothing to do; check_changes fails when migrations are missing: turn the test round."
    flags = {"--exit": advice, "-e": advice}
    examples = [
        Suggests(
            before="""\
                from django.core.management import call_command

                call_command("makemigrations", exit=True, dry_run=True)
                """,
            after="""\
                from django.core.management import call_command

                call_command("makemigrations", check_changes=True, dry_run=True)
                """,
        ),
        Flags(
            """\
                from django.core.management import call_command

                call_command("makemigrations", "--exit")
                """,
            line=3,
        ),
        Keeps(
            """\
                from django.core.management import call_command

                call_command("makemessages", exit=True)
                """
        ),
    ]
