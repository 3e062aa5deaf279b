"""Absolute addresses in ``assertRedirects()``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.newer_code import needs_release
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_HOST = re.compile(r"https?://testserver(?=/)")


class RedirectsRelative(Rule):
    """Redirects keep relative addresses, and tests have to expect those."""

    change = "1.9/redirects-relative"
    also = ("2.0/assertredirects-absolute-url",)
    triggers = (OnAttribute("assertRedirects"),)
    available = "1.9"
    examples = [
        Suggests(
            before="""\
                from django.test import TestCase

                class LoginTests(TestCase):
                    def test_login(self):
                        self.assertRedirects(self.client.get("/"), "http://testserver/login/")
                        self.assertRedirects(self.client.get("/"), 'http://testserver/%s/' % name)
                """,
            after="""\
                from django.test import TestCase

                class LoginTests(TestCase):
                    def test_login(self):
                        self.assertRedirects(self.client.get("/"), "/login/")
                        self.assertRedirects(self.client.get("/"), '/%s/' % name)
                """,
        ),
        Keeps(
            """\
                from django.test import TestCase

                class LoginTests(TestCase):
                    def test_login(self):
                        self.assertRedirects(self.client.get("/"), "/login/")
                        self.assertRedirects(self.client.get("/"), "http://shop.example/login/")
                        self.assertEqual(self.url, "http://testserver/login/")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None:
            return
        expected = site.argument(call, "expected_url", 1)
        while isinstance(expected, ast.BinOp):
            expected = expected.left
        if not isinstance(expected, ast.Constant) or not isinstance(expected.value, str):
            return
        match = _HOST.match(expected.value)
        if match is None or not self.replaceable or needs_release(site, Release(2, 0)):
            return
        yield site.suggest(
            site.replace_in_string(expected, match[0], ""),
            node=expected,
            message="A redirect to a path is no longer made absolute",
            advice="Do so unless the view itself redirects to the absolute address.",
        )
