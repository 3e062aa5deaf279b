"""What ``assertContains()`` and its like say when they fail."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.expected_texts import expected, expects_error
from codemods.rules.shapes.test_assertions import TEST_CASE
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnMethod, OnModule

_WORDS = ("should not contain", "Couldn", "instances of")
_TEXT = re.compile(r"Response should not contain|(?:Couldn't find|\binstances of) .* in response(?! \w)")
_COUNT = 3
_COMPARES = frozenset(["assertEqual", "assertEquals", "assertIn", "assertRegex", "assertTrue"])
_PARTS = "_assert_contains"


class AssertionMessages(Rule):
    """The assertions about the content of responses say something else when they fail: they show the content, too."""

    change = "5.1/test-assertion-messages"
    advice = "Expect the part of the message that both have, such as Couldn't find 'text'."
    triggers = (
        OnModule(_WORDS, roles=("test",)),
        OnAttribute(_PARTS),
        OnMethod(TEST_CASE, _PARTS),
    )
    examples = [
        Flags(
            path="shop/tests.py",
            source="""\
                from django.test import TestCase

                class Tests(TestCase):
                    def test_helper(self):
                        with self.assertRaisesMessage(AssertionError, 'Couldn\\'t find "a" in response'):
                            self.assertShows(response, "a")
                        try:
                            self.assertShows(response, "a", count=2)
                        except AssertionError as error:
                            self.assertIn("Found 1 instances of 'a' in response (expected 2)", str(error))
                            assert str(error) == "Response should not contain 'a'"

                    def assertShows(self, response, text):
                        shown, count, prefix = self._assert_contains(response, text, 200, "", False)

                    def _assert_contains(self, response, text, status_code, msg_prefix, html):
                        return repr(text), 1, ""
                """,
            lines=(5, 10, 11, 14, 16),
        ),
        Keeps(
            path="shop/tests.py",
            source="""\
                from django.test import TestCase

                class Tests(TestCase):
                    def test_helper(self):
                        with self.assertRaisesMessage(AssertionError, "Couldn't find 'a'"):
                            self.assertShows(response, "a")
                        with self.assertRaisesMessage(AssertionError, "Couldn't find 'a' in the following response"):
                            self.assertShows(response, "a")

                    def assertShows(self, response, text):
                        count = self._assert_contains(response, text, 200, "", False)[1]
                        self.assertTrue(count, "Couldn't find %s in response" % text)
                        shown, count, *rest = self._assert_contains(response, text, 200, "", False)

                class Other:
                    def _assert_contains(self, text):
                        return text, 1, ""

                    def check(self):
                        one, two, three = self._assert_contains("a")
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.Attribute):
            yield from self._taken_apart(site, node)
        elif isinstance(node, ast.FunctionDef):
            for part in ast.walk(node):
                if isinstance(part, ast.Return) and isinstance(part.value, ast.Tuple):
                    if len(part.value.elts) == _COUNT and not _has_star(part.value):
                        yield site.flag(
                            message="_assert_contains() returns four values now",
                            advice="Return a text that shows the content of the response as the fourth.",
                        )
                        return
        else:
            for text in expected(site, _WORDS, _TEXT):
                if expects_error(site, text) or self._is_compared(site, text):
                    yield site.flag(node=text)

    def _taken_apart(self, site: Site, node: ast.Attribute) -> Iterator[Answer]:
        statement = site.module.parents.get(site.call) if site.call is not None else None
        if not isinstance(statement, ast.Assign) or site.class_ is None:
            return
        if not site.descends(site.class_, TEST_CASE):
            return
        for target in statement.targets:
            if isinstance(target, ast.Tuple) and len(target.elts) == _COUNT and not _has_star(target):
                yield site.flag(
                    node=node,
                    message="_assert_contains() returns four values now",
                    advice="Take the fourth as well, or the rest: text, count, prefix, *_ = …",
                )

    def _is_compared(self, site: Site, text: ast.AST) -> bool:
        """Whether a text is compared with that of an error: ``str(error)``, ``caught.exception``."""
        inside = text
        for around in site.module.ancestors(text):
            if isinstance(around, ast.Compare):
                return any(_is_error(part) for part in (around.left, *around.comparators))
            if isinstance(around, ast.Call):
                name = getattr(around.func, "attr", "")
                return (
                    name in _COMPARES and inside in around.args[:2] and any(map(_is_error, around.args[:2]))
                )
            if isinstance(around, ast.stmt):
                return False
            inside = around
        return False


def _has_star(node: ast.Tuple) -> bool:
    return any(isinstance(one, ast.Starred) for one in node.elts)


def _is_error(node: ast.expr) -> bool:
    """Whether an expression is an error's text."""
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "str":
        return bool(node.args)
    return isinstance(node, ast.Subscript) and getattr(node.value, "attr", "") == "args"
