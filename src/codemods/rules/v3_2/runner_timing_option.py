"""Options of test runners: ``--timing`` and ``--no-faulthandler``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.own_options import RUNNERS, TakenOptions


class RunnerTimingOption(TakenOptions):
    """The test command has ``--timing`` and ``--no-faulthandler``."""

    change = "3.2/test-runner-option-conflicts"
    of = RUNNERS
    inherited = True
    options = ("--timing", "--no-faulthandler")
    examples = [
        Flags(
            """\
                from django.test.runner import DiscoverRunner

                class Own(DiscoverRunner):
                    @classmethod
                    def add_arguments(cls, parser):
                        super().add_arguments(parser)
                        parser.add_argument("--own")
                        parser.add_argument("--timing", action="store_true")
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
                        parser.add_argument("--own", default="--timing")

                class Bare(DiscoverRunner):
                    @classmethod
                    def add_arguments(cls, parser):
                        parser.add_argument("--timing")

                class Other:
                    def add_arguments(self, parser):
                        parser.add_argument("--timing")
                """
        ),
    ]
