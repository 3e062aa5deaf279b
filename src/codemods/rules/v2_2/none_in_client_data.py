"""``None`` in the data of test requests."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_BY_POST = ("post",)
_BY_QUERY = ("get", "head")
_CLIENTS = ("client", "factory", "rf", "request_factory", "admin_client", "c")


class NoneInClientData(Rule):
    """The test client refuses ``None`` in the data of a form: it raises ``TypeError``."""

    change = "2.2/none-in-client-data"
    triggers = tuple(OnAttribute(name) for name in (*_BY_POST, *_BY_QUERY))
    available = "1.8"
    advice = "It was sent as the text None; an empty text is what a form sends, or leave the key out."
    examples = [
        Suggests(
            path="shop/tests.py",
            before="""\
                from django.test import TestCase

                class BookTest(TestCase):
                    def test_save(self):
                        self.client.post("/", {"title": "a", "author": None})
                        self.client.get("/", data={"q": None})
                """,
            after="""\
                from django.test import TestCase

                class BookTest(TestCase):
                    def test_save(self):
                        self.client.post("/", {"title": "a", "author": ""})
                        self.client.get("/", data={"q": ""})
                """,
        ),
        Keeps(
            path="shop/tests.py",
            source="""\
                from django.test import TestCase

                class BookTest(TestCase):
                    def test_save(self):
                        self.client.post("/", {"author": None}, content_type="application/json")
                        self.client.post("/", {"author": None}, format="json")
                        self.client.post("/", {"author": ""})
                        self.cache.get("/", {"author": None})
                        requests.post("/", {"author": None})
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if call is None or not isinstance(node, ast.Attribute) or "test" not in site.roles:
            return
        owner = node.value
        name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
        if name not in _CLIENTS or any(one.arg in ("content_type", "format", None) for one in call.keywords):
            return
        if len(call.args) > 2:
            return
        data = site.argument(call, "data", 1)
        nones = [
            one
            for one in (data.values if isinstance(data, ast.Dict) else ())
            if isinstance(one, ast.Constant) and one.value is None
        ]
        if nones:
            yield site.suggest([site.replace(one, '""') for one in nones], node=nones[0], also=nones[1:])
