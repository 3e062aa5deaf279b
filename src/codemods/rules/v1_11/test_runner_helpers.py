"""Functions of ``django.test.runner`` that moved to ``django.test.utils``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.exact import RenameExact


class TestRunnerHelpers(RenameExact):
    """``setup_databases()`` and its helpers moved from ``django.test.runner`` to ``django.test.utils``."""

    change = "1.11/test-runner-setup-databases"
    also = ("1.11/undocumented-test-runner-helpers", "2.1/test-runner-setup-databases")
    renames = {
        f"django.test.runner.{name}": f"django.test.utils.{name}"
        for name in ("setup_databases", "dependency_ordered", "get_unique_databases_and_mirrors")
    }
    examples = [
        Fixes(
            before="""\
                from django.test.runner import DiscoverRunner, dependency_ordered, setup_databases

                class Runner(DiscoverRunner):
                    def setup_databases(self, **kwargs):
                        return setup_databases(self.verbosity, self.interactive, **kwargs)

                print(dependency_ordered)
                """,
            after="""\
                from django.test.runner import DiscoverRunner
                from django.test.utils import dependency_ordered, setup_databases

                class Runner(DiscoverRunner):
                    def setup_databases(self, **kwargs):
                        return setup_databases(self.verbosity, self.interactive, **kwargs)

                print(dependency_ordered)
                """,
        ),
        Keeps(
            """\
                from django.test.runner import DiscoverRunner
                from django.test.utils import setup_databases

                DiscoverRunner().setup_databases()
                """
        ),
    ]
