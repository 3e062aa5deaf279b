"""``setUpClass()`` and ``tearDownClass()`` of test cases."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.releases import Release
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod

_BASE = "django.test.testcases.SimpleTestCase"


class SetupclassSuper(Rule):
    """``setUpClass()`` and ``tearDownClass()`` of Django's test cases must be called by those that override them."""

    change = "1.8/setupclass-super"
    triggers = (OnMethod(_BASE, "setUpClass"), OnMethod(_BASE, "tearDownClass"))
    advice = "Call the method of the base class."
    examples = [
        Fixes(
            before="""\
                from django.test import TestCase

                class ViewTest(TestCase):
                    @classmethod
                    def setUpClass(cls):
                        \"\"\"Once.\"\"\"
                        cls.x = 1

                    @classmethod
                    def tearDownClass(cls):
                        cls.x = 2
                """,
            after="""\
                from django.test import TestCase

                class ViewTest(TestCase):
                    @classmethod
                    def setUpClass(cls):
                        \"\"\"Once.\"\"\"
                        super(ViewTest, cls).setUpClass()
                        cls.x = 1

                    @classmethod
                    def tearDownClass(cls):
                        cls.x = 2
                        super(ViewTest, cls).tearDownClass()
                """,
        ),
        Fixes(
            before="""\
                from django.test import LiveServerTestCase

                class ViewTest(LiveServerTestCase):
                    @classmethod
                    def setUpClass(cls):
                        cls.x = 1
                """,
            after="""\
                from django.test import LiveServerTestCase

                class ViewTest(LiveServerTestCase):
                    @classmethod
                    def setUpClass(cls):
                        super().setUpClass()
                        cls.x = 1
                """,
            target="2.0",
        ),
        Keeps(
            """\
                import unittest

                from django.test import TestCase

                class ViewTest(TestCase):
                    @classmethod
                    def setUpClass(cls):
                        TestCase.setUpClass()
                        cls.x = 1

                class PlainTest(unittest.TestCase):
                    @classmethod
                    def setUpClass(cls):
                        cls.x = 1
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        owner = site.class_
        if not isinstance(node, ast.FunctionDef) or owner is None or not node.args.args:
            return
        if any(isinstance(part, ast.Attribute) and part.attr == node.name for part in ast.walk(node)):
            return
        body = node.body
        if body[0].lineno == node.lineno:
            raise CannotRewrite("its body stands on the line of its header")
        first = node.args.args[0].arg
        name = f"{owner.name}, {first}" if site.range.supports < Release(2, 0) else ""
        line = f"super({name}).{node.name}()"
        message = f"{node.name}() does not call the one of its base class, which has work to do"
        if node.name == "setUpClass":
            start = body[0]
            if len(body) > 1 and isinstance(start, ast.Expr) and isinstance(start.value, ast.Constant):
                start = body[1]
            yield site.fix(site.insert_before(start, line), message=message)
        elif isinstance(body[-1], ast.Return) or any(isinstance(part, ast.Return) for part in ast.walk(node)):
            yield site.flag(message=message)
        else:
            yield site.fix(site.insert_after(body[-1], line), message=message)
