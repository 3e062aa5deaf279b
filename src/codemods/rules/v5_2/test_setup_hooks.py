"""``_pre_setup()`` and ``_fixture_setup()`` of test cases."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import super_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod

_CASE = "django.test.testcases.SimpleTestCase"
Function = ast.FunctionDef | ast.AsyncFunctionDef


class TestSetupHooks(Rule):
    """``_pre_setup()`` and ``_fixture_setup()`` of test cases are class methods, called on the class."""

    change = "5.2/test-setup-hooks-classmethods"
    available = "5.2"
    advice = "Make it a class method; what belongs to one test goes to setUp()."
    triggers = tuple(OnMethod(_CASE, name) for name in ("_pre_setup", "_fixture_setup", "_reset_sequences"))
    examples = [
        Fixes(
            before="""\
                from django.test import TransactionTestCase

                class ShopTestCase(TransactionTestCase):
                    def _fixture_setup(self):
                        prepare()
                        super()._fixture_setup()

                    def _pre_setup(self):
                        super(ShopTestCase, self)._pre_setup()
                """,
            after="""\
                from django.test import TransactionTestCase

                class ShopTestCase(TransactionTestCase):
                    @classmethod
                    def _fixture_setup(cls):
                        prepare()
                        super()._fixture_setup()

                    @classmethod
                    def _pre_setup(cls):
                        super(ShopTestCase, cls)._pre_setup()
                """,
        ),
        Suggests(
            before="""\
                from django.test import TestCase

                class ShopTestCase(TestCase):
                    def _fixture_setup(self):
                        super()._fixture_setup()
                        self.load(self.names)
                """,
            after="""\
                from django.test import TestCase

                class ShopTestCase(TestCase):
                    @classmethod
                    def _fixture_setup(cls):
                        super()._fixture_setup()
                        cls.load(cls.names)
                """,
        ),
        Flags(
            """\
                from django.test import TransactionTestCase

                class ShopTestCase(TransactionTestCase):
                    def _pre_setup(self):
                        super()._pre_setup()
                        self.shop = make_shop()

                class BasketTestCase(ShopTestCase):
                    def _pre_setup(self):
                        super()._pre_setup()
                """,
            lines=(4, 9),
        ),
        Keeps(
            """\
                from django.test import TestCase
                from unittest import TestCase as Plain

                class ShopTestCase(TestCase):
                    @classmethod
                    def _fixture_setup(cls):
                        super()._fixture_setup()

                class BasketTestCase(TestCase):
                    def _pre_setup(self):  # is called on the instance still
                        super()._pre_setup()

                class OtherTestCase(Plain):
                    def _pre_setup(self):
                        pass
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, Function) or node.decorator_list or not node.args.args:
            return
        owner = site.class_
        if owner is None or (node.name == "_pre_setup" and not _is_set_up_by_class(site, owner)):
            return
        first = node.args.args[0]
        names = [part for part in ast.walk(node) if isinstance(part, ast.Name)]
        uses = [part for part in names if part.id == first.arg]
        if (
            not self.replaceable
            or node.name == "_reset_sequences"
            or first.arg != "self"
            or any(part.id == "cls" for part in names)
            or super_definition(site, f"{site.module.name}.{owner.name}", node.name) is not None
        ):
            yield site.flag()
            return
        plain = True
        for use in uses:
            parent = site.module.parents.get(use)
            if isinstance(parent, ast.Attribute):
                plain = False
                if not isinstance(parent.ctx, ast.Load):
                    yield site.flag()
                    return
            elif not (
                isinstance(parent, ast.Call)
                and isinstance(parent.func, ast.Name)
                and parent.func.id == "super"
            ):
                yield site.flag()
                return
        start = site.module.span(first)[0]
        edits = [site.add_decorator(node, "classmethod"), Edit(start, start + len("self"), "cls")]
        edits += [site.replace_name(use, "cls") for use in uses]
        if plain:
            yield site.fix(edits)
        else:
            yield site.suggest(edits, advice="Say yes if the class has all that the method takes from self.")


def _is_set_up_by_class(site: Site, owner: ast.ClassDef) -> bool:
    """Whether ``setUpClass()`` calls the hook: for test cases of transactions alone, the others have it before each test."""
    return site.descends(owner, "django.test.testcases.TransactionTestCase") and not site.descends(
        owner, "django.test.testcases.TestCase"
    )
