"""``assertInHTML(count=0)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember

_CASE = "django.test.testcases.SimpleTestCase"


class AssertNotInHtml(Rule):
    """That a fragment of HTML is absent is said with ``assertNotInHTML()``."""

    change = "5.1/assert-not-in-html"
    needs = ("django.test.SimpleTestCase.assertNotInHTML",)
    available = "5.1"
    triggers = (OnMember(_CASE, "assertInHTML"),)
    examples = [
        Fixes(
            modernize=True,
            before="""\
                from django.test import TestCase

                class ShopTest(TestCase):
                    def test_shop(self):
                        self.assertInHTML("<b></b>", page, count=0)
                        self.assertInHTML("<b></b>", page, 0, "bold")
                """,
            after="""\
                from django.test import TestCase

                class ShopTest(TestCase):
                    def test_shop(self):
                        self.assertNotInHTML("<b></b>", page)
                        self.assertNotInHTML("<b></b>", page, "bold")
                """,
        ),
        Keeps(
            modernize=True,
            source="""\
                from django.test import TestCase

                class ShopTest(TestCase):
                    def test_shop(self):
                        self.assertInHTML("<b></b>", page, count=1)
                        self.assertInHTML("<b></b>", page)
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if call is None or not isinstance(node, ast.Attribute) or not self.replaceable:
            return
        count = site.argument(call, "count", 2)
        if not isinstance(count, ast.Constant) or count.value != 0 or isinstance(count.value, bool):
            return
        editor = site.edit_call(call).remove("count" if site.keyword(call, "count") else 2)
        yield site.fix(editor.callee(f"{site.source(node.value)}.assertNotInHTML").edit(), node=call)
