"""``extra_tests`` of the test runner."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import ChangeArguments, ChangeMethods
from codemods.rules.site import Site

_RUNNER = "django.test.runner.DiscoverRunner"


class ExtraTestsOverride(ChangeMethods):
    """``DiscoverRunner`` is no longer given ``extra_tests``."""

    change = "4.0/extra-tests"
    also = ("5.0/extra-tests",)
    bases = (_RUNNER,)
    shrink = {"run_tests": ("extra_tests",), "build_suite": ("extra_tests",)}
    advice = "Make the suite in build_suite() instead."
    examples = [
        Fixes(
            before="""\
                from django.test.runner import DiscoverRunner

                class Runner(DiscoverRunner):
                    def run_tests(self, test_labels, extra_tests=None, **kwargs):
                        return super().run_tests(test_labels, extra_tests, **kwargs)
                """,
            after="""\
                from django.test.runner import DiscoverRunner

                class Runner(DiscoverRunner):
                    def run_tests(self, test_labels, **kwargs):
                        return super().run_tests(test_labels, **kwargs)
                """,
        ),
        Flags(
            """\
                from django.test.runner import DiscoverRunner

                class Runner(DiscoverRunner):
                    def build_suite(self, test_labels=None, extra_tests=None, **kwargs):
                        extra_tests.append(1)
                        return super().build_suite(test_labels, extra_tests=extra_tests)
                """,
            line=4,
        ),
        Keeps(
            """\
                class Runner:
                    def run_tests(self, test_labels, extra_tests=None):
                        return 1
                """
        ),
    ]


class ExtraTestsCall(ChangeArguments):
    """``DiscoverRunner`` no longer takes ``extra_tests``."""

    change = "4.0/extra-tests"
    also = ("5.0/extra-tests",)
    methods = (f"{_RUNNER}.run_tests", f"{_RUNNER}.build_suite")
    remove = {"extra_tests": 1}
    examples = [
        Fixes(
            before="""\
                from django.test.runner import DiscoverRunner

                print(DiscoverRunner(verbosity=1).run_tests(["shop"], extra_tests=None))
                """,
            after="""\
                from django.test.runner import DiscoverRunner

                print(DiscoverRunner(verbosity=1).run_tests(["shop"]))
                """,
        ),
        Keeps("print(runner.run_tests(['shop'], extra_tests=None))\n"),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        given = site.argument(call, "extra_tests", 1) if call is not None else None
        if given is None:
            return
        empty = isinstance(given, ast.List | ast.Tuple) and not given.elts
        if empty or (isinstance(given, ast.Constant) and given.value is None):
            yield from super().visit(site)
            return
        function = site.function
        if function is None or function.name not in ExtraTestsOverride.shrink:
            yield site.flag(
                message="DiscoverRunner no longer takes extra_tests", advice=ExtraTestsOverride.advice
            )
