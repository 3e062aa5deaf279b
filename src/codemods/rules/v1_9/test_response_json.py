"""Reading JSON from the test client's responses."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_TEXTS = (
    "django.utils.encoding.force_text",
    "django.utils.encoding.force_str",
    "django.utils.encoding.smart_text",
    "django.utils.encoding.smart_str",
)


class TestResponseJson(Rule):
    """Responses of the test client read their JSON themselves."""

    change = "1.9/test-response-json"
    triggers = (OnAttribute("content"),)
    available = "1.9"
    examples = [
        Suggests(
            before="""\
                import json
                from django.test import TestCase

                class RowTests(TestCase):
                    def test_rows(self):
                        response = self.client.get("/rows/")
                        self.assertEqual(json.loads(response.content.decode("utf-8")), [1])
                """,
            after="""\
                from django.test import TestCase

                class RowTests(TestCase):
                    def test_rows(self):
                        response = self.client.get("/rows/")
                        self.assertEqual(response.json(), [1])
                """,
            modernize=True,
        ),
        Keeps(
            """\
                import json
                import requests

                def rows(response):
                    return json.loads(requests.get("/rows/").content), json.loads(response.content)
                """,
            modernize=True,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Attribute) or not self.replaceable:
            return
        place: ast.expr = node
        parent = site.module.parents.get(place)
        if isinstance(parent, ast.Attribute) and parent.attr == "decode":
            place = parent
            parent = site.module.parents.get(place)
            if isinstance(parent, ast.Call) and parent.func is place:
                place = parent
                parent = site.module.parents.get(place)
        elif isinstance(parent, ast.Call) and site.is_name(parent.func, *_TEXTS) and len(parent.args) == 1:
            place = parent
            parent = site.module.parents.get(place)
        if not isinstance(parent, ast.Call) or parent.args != [place] or parent.keywords:
            return
        if site.resolve(parent.func) != "json.loads":
            return
        found = site.infer(node.value)
        if (
            found is None
            or not found.certain
            or not site.index.is_subclass(found.qname, "django.http.HttpResponse")
        ):
            return
        if not isinstance(node.value, ast.Name) or "test" not in site.roles:
            return
        yield site.suggest(
            site.replace(parent, f"{site.source(node.value)}.json()"),
            node=parent,
            advice="The response must say that it is JSON in its content type.",
        )
