"""``SimpleTestCase.urls``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass


class SimpletestcaseUrls(Rule):
    """``SimpleTestCase.urls`` is not read any more; ``ROOT_URLCONF`` is overridden instead."""

    change = "1.8/simpletestcase-urls"
    also = ("1.10/simpletestcase-urls",)
    triggers = (OnSubclass("django.test.testcases.SimpleTestCase"),)
    needs = ("django.test.override_settings",)
    advice = "Override ROOT_URLCONF instead."
    examples = [
        Fixes(
            before="""\
                from django.test import TestCase


                class ViewTest(TestCase):
                    urls = "shop.tests.urls"
                    fixtures = ["a"]

                    def test(self):
                        self.client.get("/")


                class EmptyTest(ViewTest):
                    urls = __name__
                """,
            after="""\
                from django.test import TestCase, override_settings


                @override_settings(ROOT_URLCONF="shop.tests.urls")
                class ViewTest(TestCase):
                    fixtures = ["a"]

                    def test(self):
                        self.client.get("/")


                @override_settings(ROOT_URLCONF=__name__)
                class EmptyTest(ViewTest):
                    pass
                """,
        ),
        Flags(
            """\
                from django.test import TestCase, override_settings

                @override_settings(ROOT_URLCONF="shop.urls")
                class ViewTest(TestCase):
                    urls = "shop.tests.urls"
                """,
            line=5,
        ),
        Keeps(
            """\
                import unittest

                from django.test import TestCase

                class UrlTest(unittest.TestCase):
                    urls = "shop.urls"

                class ViewTest(TestCase):
                    def test(self):
                        urls = "shop.urls"
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef):
            return
        for statement in node.body:
            if not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
                continue
            target = statement.targets[0]
            if not isinstance(target, ast.Name) or target.id != "urls":
                continue
            yield from self._answer(site, node, statement)

    def _answer(self, site: Site, node: ast.ClassDef, statement: ast.Assign) -> Iterator[Answer]:
        value = statement.value
        if not isinstance(value, ast.Constant | ast.Name | ast.Attribute):
            return  # a list of its own, not the name of a URLconf
        if isinstance(value, ast.Constant) and not isinstance(value.value, str):
            return
        if not self.replaceable:
            if self.gone:
                yield site.flag(node=statement)
            return
        if any(
            isinstance(one, ast.Call) and site.keyword(one, "ROOT_URLCONF") for one in node.decorator_list
        ):
            yield site.flag(node=statement, advice="ROOT_URLCONF is overridden already; drop urls.")
            return
        if isinstance(value, ast.Name) and value.id in site.module.walk.scope_of[node].bindings:
            raise CannotRewrite("the value is made in the class body")
        decorator = f"{site.need(self.needs[0])}(ROOT_URLCONF={site.source(value)})"
        yield site.fix(site.add_decorator(node, decorator), site.remove(statement), node=statement)
