"""``shell --plain``."""

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.commands import ChangeCommandOptions


class ShellPlain(ChangeCommandOptions):
    """The option ``plain`` of the shell command gives way to ``interface="python"``."""

    change = "1.10/shell-plain"
    also = ("2.0/shell-plain",)
    command = "shell"
    rename = {"plain": "interface"}
    values = {"plain": '"python"'}
    flags = {"--plain": "Write --interface=python."}
    available = "1.10"
    examples = [
        Fixes(
            before="""\
                from django.core import management

                def open_shell():
                    management.call_command("shell", plain=True)
                """,
            after="""\
                from django.core import management

                def open_shell():
                    management.call_command("shell", interface="python")
                """,
        ),
        Flags(
            """\
                from django.core.management import call_command

                def open_shell(plain):
                    call_command("shell", "--plain")
                    call_command("shell", plain=plain)
                """,
            lines=(4, 5),
        ),
        Keeps(
            """\
                from django.core.management import call_command

                call_command("shell_plus", plain=True)
                """
        ),
    ]
