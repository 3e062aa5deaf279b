"""``None`` in the data of test requests."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.expected_texts import expects_error
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_METHODS = ("post", "get", "head")
_CLIENTS = ("client", "factory", "rf", "request_factory", "admin_client", "c")


class NoneInClientData(Rule):
    """The test client refuses ``None`` in the data of a form: it raises ``TypeError``."""

    change = "2.2/none-in-client-data"
    triggers = (OnModule(("None",), roles=("test",)),)
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
                        with self.assertRaisesMessage(TypeError, "Cannot encode None"):
                            self.client.post("/", {"author": None})
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        for data in site.module.nodes(ast.Dict, near="None"):
            nones = [one for one in data.values if isinstance(one, ast.Constant) and one.value is None]
            if nones and self._is_sent(site, data) and not expects_error(site, data):
                yield site.suggest([site.replace(one, '""') for one in nones], node=nones[0], also=nones[1:])

    def _is_sent(self, site: Site, data: ast.Dict) -> bool:
        """Whether a dictionary is what a test client sends as a form."""
        call = site.module.parents.get(data)
        if isinstance(call, ast.keyword):
            call = site.module.parents.get(call)
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
            return False
        owner = call.func.value
        name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
        return (
            call.func.attr in _METHODS
            and name in _CLIENTS
            and len(call.args) <= 2
            and not any(one.arg in ("content_type", "format", None) for one in call.keywords)
            and site.argument(call, "data", 1) is data
        )
