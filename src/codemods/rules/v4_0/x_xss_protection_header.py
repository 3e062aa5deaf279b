"""The header ``X-XSS-Protection``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_WORDS = ("X-XSS-Protection", "x-xss-protection")


class XssProtectionHeader(Rule):
    """Responses no longer carry the header ``X-XSS-Protection``."""

    change = "4.0/x-xss-protection-header"
    advice = "Drop what expects the header, or set it in a middleware of your own."
    triggers = (OnModule(_WORDS),)
    examples = [
        Flags(
            """\
                from django.test import TestCase

                class Tests(TestCase):
                    def test_header(self):
                        self.assertEqual(self.client.get("/")["X-XSS-Protection"], "1; mode=block")
                """,
            path="shop/tests/test_headers.py",
            line=5,
        ),
        Keeps(
            """\
                class Middleware:
                    def __call__(self, request):
                        response = self.get_response(request)
                        response["X-XSS-Protection"] = "1; mode=block"
                        return response
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if "test" not in site.roles:
            return
        for node in site.module.texts(*_WORDS):
            if isinstance(node.value, str):
                parent = site.module.parents.get(node)
                written = isinstance(parent, ast.Subscript) and not isinstance(parent.ctx, ast.Load)
                if node.value.lower() == "x-xss-protection" and not written:
                    yield site.flag(node=node)
