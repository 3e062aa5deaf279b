"""Options of test runners: ``--buffer``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.own_options import RUNNERS, TakenOptions


class RunnerBufferOption(TakenOptions):
    """The test command has ``-b`` and ``--buffer``."""

    change = "3.1/test-runner-option-conflicts"
    of = RUNNERS
    inherited = True
    options = ("-b", "--buffer")
    examples = [
        Flags(
            """\
                from django.test.runner import DiscoverRunner

                class Own(DiscoverRunner):
                    @classmethod
                    def add_arguments(cls, parser):
                        super().add_arguments(parser)
                        parser.add_argument("--own")
                        parser.add_argument("--buffer", action="store_true")
                """,
            line=8,
        ),
        Keeps(
            """\
                from django.test.runner import DiscoverRunner

                class Own(DiscoverRunner):
                    @classmethod
                    def add_arguments(cls, parser):
                        super().add_arguments(parser)
                        parser.add_argument("--own", default="--buffer")

                class Bare(DiscoverRunner):
                    @classmethod
                    def add_arguments(cls, parser):
                        parser.add_argument("--buffer")

                class Other:
                    def add_arguments(self, parser):
                        parser.add_argument("--buffer")
                """
        ),
    ]
