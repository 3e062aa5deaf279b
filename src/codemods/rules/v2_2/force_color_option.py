"""The option ``--force-color``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.own_options import TakenOptions


class ForceColorOption(TakenOptions):
    """Every command has ``--force-color``."""

    change = "2.2/command-force-color-option-conflict"
    options = ("--force-color",)
    examples = [
        Flags(
            """\
                from django.core.management import BaseCommand

                class Own(BaseCommand):
                    def add_arguments(self, parser):
                        parser.add_argument("--own")
                        parser.add_argument("--force-color", action="store_true")

                class Other(BaseCommand):
                    def create_parser(self, *args, **kwargs):
                        parser = super().create_parser(*args, **kwargs)
                        parser.add_argument("--force-color", action="store_true")
                        return parser
                """,
            lines=(6, 11),
        ),
        Keeps(
            """\
                from django.core.management import BaseCommand

                class Own(BaseCommand):
                    def add_arguments(self, parser):
                        parser.add_argument("--own", default="--force-color")
                        command = parser.add_subparsers().add_parser("paint")
                        command.add_argument("--force-color")

                class Other:
                    def add_arguments(self, parser):
                        parser.add_argument("--force-color")
                """
        ),
    ]
