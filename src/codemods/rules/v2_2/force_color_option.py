"""The option ``--force-color``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.own_options import TakenOptions


class ForceColorOption(TakenOptions):
    """Every command has ``--force-color``."""

    change = "2.2/command-force-color-option-conflict"
    of = "django.core.management.base.BaseCommand"
    options = ("--force-color",)
    examples = [
        Flags(
            """\
                from django.core.management import BaseCommand

                class Own(BaseCommand):
                    def add_arguments(self, parser):
                        parser.add_argument("--own")
                        parser.add_argument("--force-color", action="store_true")
                """,
            line=6,
        ),
        Keeps(
            """\
                from django.core.management import BaseCommand

                class Own(BaseCommand):
                    def add_arguments(self, parser):
                        parser.add_argument("--own", default="--force-color")

                class Other:
                    def add_arguments(self, parser):
                        parser.add_argument("--force-color")
                """
        ),
    ]
