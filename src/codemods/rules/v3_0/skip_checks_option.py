"""The option ``--skip-checks``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.own_options import TakenOptions


class SkipChecksOption(TakenOptions):
    """Every command that runs checks has ``--skip-checks``."""

    change = "3.0/command-skip-checks-option-conflict"
    of = "django.core.management.base.BaseCommand"
    options = ("--skip-checks",)
    examples = [
        Flags(
            """\
                from django.core.management import BaseCommand

                class Own(BaseCommand):
                    def add_arguments(self, parser):
                        parser.add_argument("--own")
                        parser.add_argument("--skip-checks", action="store_true")
                """,
            line=6,
        ),
        Keeps(
            """\
                from django.core.management import BaseCommand

                class Own(BaseCommand):
                    def add_arguments(self, parser):
                        parser.add_argument("--own", default="--skip-checks")

                class Other:
                    def add_arguments(self, parser):
                        parser.add_argument("--skip-checks")
                """
        ),
    ]
