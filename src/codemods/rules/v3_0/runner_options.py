"""Options of test runners: ``--pdb`` and ``-k``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.own_options import RUNNERS, TakenOptions


class RunnerOptions(TakenOptions):
    """The test command has ``--pdb`` and ``-k``."""

    change = "3.0/test-runner-option-conflicts"
    of = RUNNERS
    inherited = True
    options = ("--pdb", "-k")
    examples = [
        Flags(
            """\
                from django.test.runner import DiscoverRunner

                class Own(DiscoverRunner):
                    @classmethod
                    def add_arguments(cls, parser):
                        super().add_arguments(parser)
                        parser.add_argument("--own")
                        parser.add_argument("--pdb", action="store_true")
                """,
            line=8,
        ),
        Flags(
            """\
                from django.core.management.commands.test import Command as TestCommand
                from django.test.runner import DiscoverRunner

                def add_more(parser):
                    parser.add_argument("--pdb")

                class Command(TestCommand):
                    def add_arguments(self, parser):
                        super(Command, self).add_arguments(parser)
                        add_more(parser)
                        group = parser.add_argument_group("more")
                        group.add_argument("-k")

                class Mixin:
                    @classmethod
                    def add_arguments(cls, parser):
                        super().add_arguments(parser)
                        cls.add_own(parser)

                    @classmethod
                    def add_own(cls, parser):
                        parser.add_argument("--pdb")

                class Own(Mixin, DiscoverRunner):
                    pass
                """,
            lines=(5, 12, 22),
        ),
        Keeps(
            """\
                from django.test.runner import DiscoverRunner

                class Own(DiscoverRunner):
                    @classmethod
                    def add_arguments(cls, parser):
                        super().add_arguments(parser)
                        parser.add_argument("--own", default="--pdb")

                class Bare(DiscoverRunner):
                    @classmethod
                    def add_arguments(cls, parser):
                        parser.add_argument("--pdb")

                class Other:
                    def add_arguments(self, parser):
                        parser.add_argument("--pdb")
                """
        ),
    ]
