"""Options of test runners: ``--pdb`` and ``-k``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.own_options import TakenOptions


class RunnerOptions(TakenOptions):
    """The test command has ``--pdb`` and ``-k``."""

    change = "3.0/test-runner-option-conflicts"
    of = "django.test.runner.DiscoverRunner"
    options = ("--pdb", "-k")
    examples = [
        Flags(
            """\
                from django.test.runner import DiscoverRunner

                class Own(DiscoverRunner):
                    def add_arguments(self, parser):
                        parser.add_argument("--own")
                        parser.add_argument("--pdb", action="store_true")
                """,
            line=6,
        ),
        Keeps(
            """\
                from django.test.runner import DiscoverRunner

                class Own(DiscoverRunner):
                    def add_arguments(self, parser):
                        parser.add_argument("--own", default="--pdb")

                class Other:
                    def add_arguments(self, parser):
                        parser.add_argument("--pdb")
                """
        ),
    ]
