"""``None`` in the data of test requests."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.expected_texts import expects_error
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_METHODS = ("post", "get", "head")
_CLIENTS = ("client", "factory", "rf", "request_factory", "admin_client", "c")


class NoneInClientData(Rule):
    """The test client refuses ``None`` in the data of a form: it raises ``TypeError``."""

    change = "2.2/none-in-client-data"
    triggers = tuple(OnAttribute(name) for name in sorted(_METHODS))
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

    def glance(self, call: ast.Call) -> bool:
        data = _sent(call)
        return data is not None and bool(_nones(data))

    def visit(self, site: Site) -> Iterator[Answer]:
        data = _sent(site.call) if site.call is not None and "test" in site.roles else None
        if data is not None and not expects_error(site, data):
            first, *others = _nones(data)
            yield site.suggest([site.replace(one, '""') for one in (first, *others)], node=first, also=others)


def _sent(call: ast.Call) -> ast.Dict | None:
    """The dictionary that a test client sends as a form."""
    if not isinstance(call.func, ast.Attribute) or len(call.args) > 2:
        return None
    owner = call.func.value
    name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
    if name not in _CLIENTS or any(one.arg in ("content_type", "format", None) for one in call.keywords):
        return None
    given = [*call.args[1:], *(one.value for one in call.keywords if one.arg == "data")]
    return given[0] if given and isinstance(given[0], ast.Dict) else None


def _nones(data: ast.Dict) -> list[ast.expr]:
    return [one for one in data.values if isinstance(one, ast.Constant) and one.value is None]
