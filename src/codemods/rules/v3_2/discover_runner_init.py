"""Arguments that test runners are given."""

from __future__ import annotations

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.handed_on import HandOnKeywords

_RUNNER = "django.test.runner.DiscoverRunner"


class DiscoverRunnerInit(HandOnKeywords):
    """Test runners are made with keywords for new options: they must take them and hand them on."""

    change = "3.2/discoverrunner-init-kwargs"
    base = _RUNNER
    methods = ("__init__",)
    examples = [
        Fixes(
            before="""\
                from django.test.runner import DiscoverRunner

                class Runner(DiscoverRunner):
                    def __init__(self, verbosity=1, interactive=True):
                        super().__init__(verbosity=verbosity, interactive=interactive)
                """,
            after="""\
                from django.test.runner import DiscoverRunner

                class Runner(DiscoverRunner):
                    def __init__(self, verbosity=1, interactive=True, **kwargs):
                        super().__init__(verbosity=verbosity, interactive=interactive, **kwargs)
                """,
        ),
        Fixes(
            before="""\
                from django.test.runner import DiscoverRunner

                class Runner(DiscoverRunner):
                    def __init__(self, kwargs=None):
                        super().__init__()
                        self.more = kwargs
                """,
            after="""\
                from django.test.runner import DiscoverRunner

                class Runner(DiscoverRunner):
                    def __init__(self, kwargs=None, **extra_kwargs):
                        super().__init__(**extra_kwargs)
                        self.more = kwargs
                """,
        ),
        Flags(
            """\
                from django.test.runner import DiscoverRunner

                class Runner(DiscoverRunner):
                    def __init__(self, verbosity=1):
                        super().__init__(
                            verbosity,  # as asked
                        )
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.test.runner import DiscoverRunner

                class Runner(DiscoverRunner):
                    def __init__(self, *args, **kwargs):
                        super().__init__(*args, **kwargs)

                class Other:
                    def __init__(self, verbosity=1):
                        pass
                """
        ),
    ]


class DiscoverRunnerSetupDatabases(HandOnKeywords):
    """Test runners are asked for the databases with ``aliases``: ``setup_databases()`` must hand it on."""

    change = "2.2/discoverrunner-setup-databases-signature"
    base = _RUNNER
    methods = ("setup_databases",)
    examples = [
        Fixes(
            before="""\
                from django.test.runner import DiscoverRunner

                class Runner(DiscoverRunner):
                    def setup_databases(self):
                        return super(Runner, self).setup_databases()
                """,
            after="""\
                from django.test.runner import DiscoverRunner

                class Runner(DiscoverRunner):
                    def setup_databases(self, **kwargs):
                        return super(Runner, self).setup_databases(**kwargs)
                """,
        ),
        Keeps(
            """\
                from django.test.runner import DiscoverRunner

                class Runner(DiscoverRunner):
                    def setup_databases(self, **kwargs):
                        return None
                """
        ),
    ]
