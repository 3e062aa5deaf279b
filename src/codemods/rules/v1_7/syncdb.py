"""``call_command("syncdb")``."""

from codemods.index.project import Project
from codemods.index.unmigrated import unmigrated_apps
from codemods.releases import Release
from codemods.rewrite.calls import CallEditor
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.renamed_commands import RenameCommands
from codemods.rules.site import Site

_UNMIGRATED = {
    "shop/__init__.py": "",
    "shop/models.py": "from django.db import models\n\nclass Book(models.Model): pass\n",
}


class Syncdb(RenameCommands):
    """``migrate`` takes the place of ``syncdb``."""

    change = "1.7/syncdb"
    also = ("1.9/syncdb-command",)
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
        Fixes(
            before="""\
                from django.core.management import call_command

                call_command("syncdb", verbosity=0)
                """,
            after="""\
                from django.core.management import call_command

                call_command("migrate", verbosity=0, run_syncdb=True)
                """,
            files=_UNMIGRATED,
        ),
        Fixes(
            before="""\
                from django.core.management import call_command

                call_command("syncdb", verbosity=0)
                """,
            after="""\
                from django.core.management import call_command

                call_command("migrate", verbosity=0)
                """,
            files=_UNMIGRATED | {"shop/migrations/__init__.py": ""},
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

    def adapt(self, site: Site, editor: CallEditor) -> None:
        """``migrate`` makes the tables of applications without migrations when it is told to, since 1.9."""
        project = site.project
        if self.range.target >= Release(1, 9) and isinstance(project, Project) and unmigrated_apps(project):
            editor.add("run_syncdb", "True")
