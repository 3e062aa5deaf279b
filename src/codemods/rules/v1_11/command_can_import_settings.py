"""``can_import_settings`` of management commands."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeClass


class CommandCanImportSettings(ChangeClass):
    """``can_import_settings`` of a management command is not read any more."""

    change = "1.11/command-can-import-settings"
    of = ("django.core.management.base.BaseCommand",)
    attributes = {"can_import_settings": None}
    available = "1.11"
    examples = [
        Fixes(
            path="shop/management/commands/tidy.py",
            before="""\
                from django.core.management.base import BaseCommand

                class Command(BaseCommand):
                    help = "Tidies."
                    can_import_settings = True

                    def handle(self, *args, **options):
                        pass
                """,
            after="""\
                from django.core.management.base import BaseCommand

                class Command(BaseCommand):
                    help = "Tidies."

                    def handle(self, *args, **options):
                        pass
                """,
        ),
        Keeps("class Command:\n    can_import_settings = True\n"),
    ]
