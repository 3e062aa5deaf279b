"""Colons at the end of ``msg_prefix``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember

_CASE = "django.test.testcases.SimpleTestCase"


class AssertMsgPrefixColon(Rule):
    """``assertURLEqual()`` and ``assertInHTML()`` put a colon behind ``msg_prefix`` themselves."""

    change = "5.1/assert-msg-prefix-colon"
    available = "5.1"
    triggers = (OnMember(_CASE, "assertURLEqual"), OnMember(_CASE, "assertInHTML"))
    examples = [
        Fixes(
            before="""\
                from django.test import TestCase

                class ShopTest(TestCase):
                    def test_shop(self):
                        self.assertURLEqual("/a", "/b", msg_prefix="shop: ")
                        self.assertInHTML("<b></b>", "<b></b>", 1, "bold:")
                """,
            after="""\
                from django.test import TestCase

                class ShopTest(TestCase):
                    def test_shop(self):
                        self.assertURLEqual("/a", "/b", msg_prefix="shop")
                        self.assertInHTML("<b></b>", "<b></b>", 1, "bold")
                """,
        ),
        Keeps(
            """\
                from django.test import TestCase

                class ShopTest(TestCase):
                    def test_shop(self):
                        self.assertContains("/a", "/b", msg_prefix="shop: ")
                        self.assertURLEqual("/a:", "/b:", msg_prefix="shop: all")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if call is None or not isinstance(node, ast.Attribute) or not self.replaceable:
            return
        prefix = site.argument(call, "msg_prefix", 2 if node.attr == "assertURLEqual" else 3)
        if not isinstance(prefix, ast.Constant) or not isinstance(prefix.value, str):
            return
        bare = prefix.value.rstrip(" ").removesuffix(":")
        if prefix.value.rstrip(" ") == bare or not bare:
            return
        tail = prefix.value[len(bare) :]
        source = site.source(prefix)
        quote = next((mark for mark in ('"""', "'''", '"', "'") if source.endswith(tail + mark)), None)
        if quote is not None:
            new = source[: -len(tail + quote)] + quote
            yield site.fix(site.replace(prefix, new), node=prefix)
