"""``run_checks()`` of test runners."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeMethods


class RunChecksDatabases(ChangeMethods):
    """``DiscoverRunner.run_checks()`` is called with the databases."""

    change = "3.1/discoverrunner-run-checks-signature"
    bases = ("django.test.runner.DiscoverRunner",)
    grow = {"run_checks": (("databases", None),)}
    by_position = {"run_checks": 1}
    available = "3.1"
    examples = [
        Fixes(
            before="""\
                from django.test.runner import DiscoverRunner

                class Runner(DiscoverRunner):
                    def run_checks(self):
                        super().run_checks()
                """,
            after="""\
                from django.test.runner import DiscoverRunner

                class Runner(DiscoverRunner):
                    def run_checks(self, databases):
                        super().run_checks(databases=databases)
                """,
        ),
        Keeps("""\
                from django.test.runner import DiscoverRunner

                class Runner(DiscoverRunner):
                    def run_checks(self, databases):
                        pass

                class Other:
                    def run_checks(self):
                        pass
                """),
    ]
