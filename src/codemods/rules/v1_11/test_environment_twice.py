"""``setup_test_environment()`` beside a test runner."""

from __future__ import annotations

from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

_RUNNERS = ("run_tests", "DiscoverRunner", "get_runner", "execute_from_command_line")


class TestEnvironmentTwice(Rule):
    """``setup_test_environment()`` fails when it was called before, as test runners and pytest-django do."""

    change = "1.11/setup-test-environment-twice"
    triggers = (OnCall("django.test.utils.setup_test_environment"),)
    advice = "Leave it to the test runner, or call teardown_test_environment() before the tests run."
    examples = [
        Flags(
            """\
                from django.test.runner import DiscoverRunner
                from django.test.utils import setup_test_environment

                def main():
                    setup_test_environment()
                    return DiscoverRunner().run_tests(["shop"])
                """,
            line=5,
        ),
        Flags(
            path="conftest.py",
            source="""\
                from django.test import utils

                def pytest_configure():
                    utils.setup_test_environment()
                """,
            line=4,
        ),
        Flags(
            path="shop/tests/__init__.py",
            source="""\
                from django.test.utils import setup_test_environment

                setup_test_environment()
                """,
            line=3,
        ),
        Flags(
            path="runtests.py",
            source="""\
                from django.core.management import call_command
                from django.test.utils import setup_test_environment

                setup_test_environment()
                call_command("test", "shop")
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.test.runner import DiscoverRunner
                from django.test.utils import setup_test_environment, teardown_test_environment

                def main():
                    setup_test_environment()
                    teardown_test_environment()
                    return DiscoverRunner().run_tests(["shop"])

                class Runner(DiscoverRunner):
                    def setup_test_environment(self):
                        super().setup_test_environment()
                """
        ),
        Keeps(
            """\
                from django.test.utils import setup_test_environment

                def shell():
                    setup_test_environment()
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        module = site.module
        names = {*module.walk.names, *module.walk.attributes}
        if "teardown_test_environment" in names or "teardown_test_environment" in module.text:
            return
        *folders, name = module.path.split("/")
        tests = name in ("conftest.py", "tests.py") or name.startswith("test_") or "tests" in folders[-1:]
        runs = not names.isdisjoint(_RUNNERS) or (
            "call_command" in names and any(text.value == "test" for text in module.texts("test"))
        )
        if tests or runs:
            yield site.flag()
