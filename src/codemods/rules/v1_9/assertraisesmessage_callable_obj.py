"""``assertRaisesMessage(callable_obj=…)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnKeyword


class AssertRaisesMessageCallableObj(Rule):
    """``assertRaisesMessage()`` takes what it calls by position only."""

    change = "1.9/assertraisesmessage-callable-obj"
    also = ("2.0/assertraisesmessage-callable-obj",)
    triggers = (OnKeyword("callable_obj"),)
    examples = [
        Fixes(
            before="""\
                from django.test import TestCase

                class PriceTests(TestCase):
                    def test_price(self):
                        self.assertRaisesMessage(ValueError, "no price", callable_obj=price, book=None)
                """,
            after="""\
                from django.test import TestCase

                class PriceTests(TestCase):
                    def test_price(self):
                        self.assertRaisesMessage(ValueError, "no price", price, book=None)
                """,
        ),
        Flags(
            """\
                from django.test import TestCase

                class PriceTests(TestCase):
                    def test_price(self):
                        self.assertRaisesMessage(ValueError, expected_message="no price", callable_obj=price)
                """,
            line=5,
        ),
        Keeps(
            """\
                class PriceTests:
                    def test_price(self):
                        self.assertRaisesMessage(ValueError, "no price", price)
                        self.assertSomething(ValueError, "no price", callable_obj=price)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
            return
        if call.func.attr != "assertRaisesMessage":
            return
        message = "assertRaisesMessage() takes what it calls by position"
        if len(call.args) != 2 or any(isinstance(one, ast.Starred) for one in call.args):
            yield site.flag(message=message, advice="Give it as third argument, behind the message.")
            return
        editor = site.edit_call(call)
        text = editor.text("callable_obj")
        assert text is not None
        yield site.fix(editor.remove("callable_obj").add(None, text, 2).edit(), message=message)
