"""``assertRedirects(host=…)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.releases import Range
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.test_assertions import foreign_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnKeyword


class AssertRedirectsHost(Rule):
    """Redirects keep relative addresses, so ``assertRedirects()`` has no ``host`` any more."""

    change = "1.9/assertredirects-host"
    also = ("2.0/assertredirects-host",)
    triggers = (OnKeyword("host"),)
    available = "1.9"
    examples = [
        Fixes(
            before="""\
                from django.test import TestCase

                class LoginTests(TestCase):
                    def test_login(self):
                        self.assertRedirects(self.client.get("/"), "/login/", host="shop.example", msg_prefix="x")
                """,
            after="""\
                from django.test import TestCase

                class LoginTests(TestCase):
                    def test_login(self):
                        self.assertRedirects(self.client.get("/"), "/login/", msg_prefix="x")
                """,
        ),
        Keeps(
            """\
                class LoginTests:
                    def assertRedirects(self, response, url, host):
                        pass

                    def test_login(self):
                        self.assertRedirects(self.get("/"), "/login/", host="shop.example")
                """
        ),
    ]

    def __init__(self, range: Range) -> None:
        super().__init__(range)
        self._known: dict[str, bool] = {}

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
            return
        if call.func.attr != "assertRedirects" or foreign_definition(site, "assertRedirects", self._known):
            return
        message = "assertRedirects() has no host any more"
        if self.replaceable:
            yield site.fix(site.edit_call(call).remove("host").edit(), message=message)
        elif self.gone:
            yield site.flag(message=message)
