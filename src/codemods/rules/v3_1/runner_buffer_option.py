"""Options of test runners: ``--buffer``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.own_options import TakenOptions


class RunnerBufferOption(TakenOptions):
    """The test command has ``-b`` and ``--buffer``."""

    change = "3.1/test-runner-option-conflicts"
    of = "django.test.runner.DiscoverRunner"
    options = ("-b", "--buffer")
    examples = [
        Flags(
            """\
                from django.test.runner import DiscoverRunner

                class Own(DiscoverRunner):
                    def add_arguments(self, parser):
                        parser.add_argument("--own")
                        parser.add_argument("--buffer", action="store_true")
                """,
            line=6,
        ),
        Keeps(
            """\
                from django.test.runner import DiscoverRunner

                class Own(DiscoverRunner):
                    def add_arguments(self, parser):
                        parser.add_argument("--own", default="--buffer")

                class Other:
                    def add_arguments(self, parser):
                        parser.add_argument("--buffer")
                """
        ),
    ]
