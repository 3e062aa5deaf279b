"""``reorder_suite()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnName

_OLD = "django.test.runner.reorder_suite"


class ReorderSuite(Rule):
    """``reorder_suite()`` made way for ``reorder_tests()``, which takes and gives tests, not suites."""

    change = "4.0/reorder-suite"
    needs = ("django.test.runner.reorder_tests", "django.test.utils.iter_test_cases")
    advice = "Put the tests of reorder_tests(iter_test_cases(suite), classes) into a suite."
    triggers = (OnName(_OLD),)
    examples = [
        Suggests(
            before="""\
                from django.test.runner import reorder_suite

                def f(suite):
                    return reorder_suite(suite, (A, B), True)
                """,
            after="""\
                from django.test.runner import reorder_tests
                from django.test.utils import iter_test_cases

                def f(suite):
                    return type(suite)(reorder_tests(iter_test_cases(suite), (A, B), True))
                """,
        ),
        Flags("from django.test.runner import reorder_suite\n\nORDER = reorder_suite\n", line=3),
        Keeps("from shop.tests import reorder_suite\n\nreorder_suite(suite, ())\n"),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not site.direct or site.kind == "import":
            binding = site.binding
            if site.kind == "import" and binding is not None and not site.uses_of(binding)[0]:
                yield site.flag()
            return
        call, node = site.call, site.node
        if isinstance(node, ast.Attribute) and site.binding is not None and site.binding.target == site.qname:
            return
        if call is None or not call.args or site.has_stars(call) or not self.replaceable:
            yield site.flag()
            return
        suite = site.source(call.args[0])
        reorder = site.need("django.test.runner.reorder_tests")
        iterate = site.need("django.test.utils.iter_test_cases")
        inner = site.edit_call(call).callee(reorder).value(0, f"{iterate}({suite})").code
        yield site.suggest(
            site.replace(call, f"type({suite})({inner})"),
            node=node,
            advice="The order of tests within a class may differ.",
        )
