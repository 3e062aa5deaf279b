"""``call_command("validate")``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.renamed_commands import RenameCommands


class ValidateCommand(RenameCommands):
    """``check`` takes the place of ``validate``."""

    change = "1.7/validate-command"
    also = ("1.9/validate-command",)
    commands = {"validate": "check"}
    available = "1.7"
    examples = [
        Fixes(
            before="""\
                from django.core import management

                def test_models():
                    management.call_command('validate', verbosity=0)
                """,
            after="""\
                from django.core import management

                def test_models():
                    management.call_command('check', verbosity=0)
                """,
        ),
        Keeps(
            """\
                from django.core.management import call_command

                call_command("validate")
                """,
            files={"shop/__init__.py": "", "shop/management/commands/validate.py": ""},
        ),
    ]
