"""The package django-testdata."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule


class TestDataPackage(Rule):
    """What a test changes of ``setUpTestData()`` is kept from the other tests by Django itself."""

    __test__ = False
    change = "3.2/testdata-package"
    triggers = (OnModule(("testdata",)),)
    available = "3.2"
    advice = "Drop django-testdata from the requirements, too."
    examples = [
        Fixes(
            before="""\
                from django.test import TestCase
                from testdata import testdata, wrap_testdata


                class ShopTests(TestCase):
                    @classmethod
                    @wrap_testdata
                    def setUpTestData(cls):
                        cls.order = make_order()


                class CartTests(TestCase):
                    @classmethod
                    def setUpTestData(cls):
                        cls.cart = testdata(make_cart())
                """,
            after="""\
                from django.test import TestCase


                class ShopTests(TestCase):
                    @classmethod
                    def setUpTestData(cls):
                        cls.order = make_order()


                class CartTests(TestCase):
                    @classmethod
                    def setUpTestData(cls):
                        cls.cart = make_cart()
                """,
            modernize=True,
        ),
        Keeps(
            """\
                from django.test import TestCase
                from shop.testdata import testdata, wrap_testdata


                class ShopTests(TestCase):
                    @classmethod
                    @wrap_testdata
                    def setUpTestData(cls):
                        cls.order = testdata(make_order())
                """,
            modernize=True,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        for node in site.module.nodes(ast.FunctionDef, ast.Call):
            if isinstance(node, ast.FunctionDef) and node.name == "setUpTestData":
                for decorator in node.decorator_list:
                    if site.resolve(decorator) == "testdata.wrap_testdata":
                        yield site.fix(site.drop_decorator(node, decorator), node=decorator)
            elif (
                isinstance(node, ast.Call)
                and len(node.args) == 1
                and not node.keywords
                and not site.has_stars(node)
                and site.resolve(node.func) == "testdata.testdata"
                and isinstance(site.module.parents.get(node), ast.Assign)
            ):
                yield site.fix(site.replace(node, site.source(node.args[0])), node=node)
