"""``call_command("sqlall")`` and its sisters."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.renamed_commands import RenameCommands

_ADVICE = "sqlmigrate prints the SQL of one migration; sqlflush and sqlsequencereset are still there."


class SqlCommandsUnmigrated(RenameCommands):
    """The commands that print the SQL of models are gone; ``sqlmigrate`` prints that of a migration."""

    change = "1.7/sql-commands-unmigrated"
    also = ("1.9/sql-management-commands", "1.8/sqlinitialdata-command")
    gone_commands = dict.fromkeys(
        ("sql", "sqlall", "sqlclear", "sqlcustom", "sqldropindexes", "sqlindexes", "sqlinitialdata"), _ADVICE
    )
    examples = [
        Flags(
            """\
                from django.core.management import call_command

                call_command("sqlall", "shop")
                """,
            line=3,
        ),
        Keeps(
            """\
                from django.core.management import call_command

                call_command("sqlmigrate", "shop", "0001")
                call_command("sqlflush")
                """
        ),
    ]
