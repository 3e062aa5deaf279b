"""``call_command("syncdb")``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.renamed_commands import RenameCommands


class Syncdb(RenameCommands):
    """``migrate`` takes the place of ``syncdb``."""

    change = "1.7/syncdb"
    also = ("1.9/syncdb-command", "1.9/automatic-syncing")
    commands = {"syncdb": "migrate"}
    drop = ("migrate", "migrate_all", "load_initial_data")
    available = "1.7"
    examples = [
        Fixes(
            before="""\
                from django.core.management import call_command

                def create_tables():
                    call_command("syncdb", interactive=False, migrate=False)
                """,
            after="""\
                from django.core.management import call_command

                def create_tables():
                    call_command("migrate", interactive=False)
                """,
        ),
        Keeps(
            """\
                from django.core.management import call_command
                from shop.management import call_command as own

                own("syncdb")
                call_command("migrate")
                """
        ),
    ]
