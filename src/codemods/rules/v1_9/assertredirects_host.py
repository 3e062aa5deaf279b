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
from codemods.rules.triggers import OnAttribute, OnKeyword


class AssertRedirectsHost(Rule):
    """Redirects keep relative addresses, so ``assertRedirects()`` has no ``host`` any more."""

    change = "1.9/assertredirects-host"
    also = ("2.0/assertredirects-host",)
    triggers = (OnKeyword("host"), OnAttribute("assertRedirects"))
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
        Fixes(
            before="""\
                from django.test import TestCase

                class LoginTests(TestCase):
                    def test_login(self):
                        self.assertRedirects(self.client.get("/"), "/login/", 302, 200, None, "x", False)
                        self.assertRedirects(self.client.get("/"), "/login/", 302, 200, "shop.example")
                """,
            after="""\
                from django.test import TestCase

                class LoginTests(TestCase):
                    def test_login(self):
                        self.assertRedirects(self.client.get("/"), "/login/", 302, 200, msg_prefix="x", fetch_redirect_response=False)
                        self.assertRedirects(self.client.get("/"), "/login/", 302, 200)
                """,
            current="1.8",
        ),
        Keeps(
            """\
                from django.test import TestCase

                class LoginTests(TestCase):
                    def test_login(self):
                        self.assertRedirects(self.client.get("/"), "/login/", 302, 200, msg_prefix="x")
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
        call = site.call
        if call is None or not isinstance(call.func, ast.Attribute):
            return
        if call.func.attr != "assertRedirects" or foreign_definition(site, "assertRedirects", self._known):
            return
        message = "assertRedirects() has no host any more"
        named = site.keyword(call, "host") is not None
        if site.node is call.func:
            # without a current release the fifth may be what it is on the target, msg_prefix
            if named or len(call.args) < 5 or site.has_stars(call) or self.range.current is None:
                return
        if self.replaceable:
            editor = site.edit_call(call)
            for position, name in ((6, "fetch_redirect_response"), (5, "msg_prefix")):
                if editor.positional > position:
                    editor.to_keyword(position, name)
            yield site.fix(editor.remove("host" if named else 4).edit(), message=message)
        elif self.gone:
            yield site.flag(message=message)
