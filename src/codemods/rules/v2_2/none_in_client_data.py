"""``None`` in the data of test requests."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.expected_texts import expects_error
from codemods.rules.shapes.literals import key_of
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute
from codemods.source.names import last_name

_METHODS = ("post", "get", "head")
_CLIENTS = ("factory", "rf", "request_factory", "c")
_CLIENT = re.compile(r"(?:(?!api)\w+_)?client_?\d*")


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
                from django.test import RequestFactory, TestCase

                class BookTest(TestCase):
                    def test_save(self):
                        self.client.post("/", {"title": "a", "author": None})
                        self.client.get("/", data={"q": None, "p": [None, 1]}, **{"HTTP_ACCEPT": "a"})
                        data = {"title": None if self.untitled else "a"}
                        self.client2.post("/", data)
                        RequestFactory().post("/", dict(author=None))
                """,
            after="""\
                from django.test import RequestFactory, TestCase

                class BookTest(TestCase):
                    def test_save(self):
                        self.client.post("/", {"title": "a", "author": ""})
                        self.client.get("/", data={"q": "", "p": ["", 1]}, **{"HTTP_ACCEPT": "a"})
                        data = {"title": "" if self.untitled else "a"}
                        self.client2.post("/", data)
                        RequestFactory().post("/", dict(author=""))
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
                        self.client.post("/", {"author": [None, 1]})
                        self.client.post("/", {"author": None}, **{"content_type": "application/json"})
                        self.api_client.post("/", {"author": None})
                        self.cache.get("/", {"author": None})
                        requests.post("/", {"author": None})
                        with self.assertRaisesMessage(TypeError, "Cannot encode None"):
                            self.client.post("/", {"author": None})
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.call is None or "test" not in site.roles:
            return
        data = _sent(site, site.call)
        nones = _nones(data, "post" not in site.qname) if data is not None else []
        if nones and not expects_error(site, site.call):
            yield site.suggest([site.replace(one, '""') for one in nones], node=nones[0], also=nones[1:])


def _sent(site: Site, call: ast.Call) -> ast.expr | None:
    """What a test client sends as a form."""
    if (
        not isinstance(call.func, ast.Attribute)
        or len(call.args) > 2
        or not _is_client(site, call.func.value)
    ):
        return None
    for keyword in call.keywords:
        names = [keyword.arg]
        if keyword.arg is None:
            names = (
                [key_of(one) for one in keyword.value.keys] if isinstance(keyword.value, ast.Dict) else [None]
            )
        if not {"content_type", "format", None}.isdisjoint(names):
            return None
    data = site.argument(call, "data", 1)
    if isinstance(data, ast.Name):
        values = assigned_values(site, data) or ()
        return values[0] if len(values) == 1 else None
    return data


def _is_client(site: Site, owner: ast.expr) -> bool:
    if isinstance(owner, ast.Call):
        return site.is_name(owner.func, "django.test.Client", "django.test.RequestFactory")
    name = last_name(owner)
    return name in _CLIENTS or _CLIENT.fullmatch(name) is not None


def _nones(data: ast.expr, items: bool) -> list[ast.expr]:
    """The places of a dictionary that hold ``None``; with ``items``, those of its lists, too."""
    values: list[ast.expr] = []
    if isinstance(data, ast.Dict):
        values = data.values
    elif isinstance(data, ast.Call) and getattr(data.func, "id", "") == "dict":
        values = [one.value for one in data.keywords]
    found: list[ast.expr] = []
    for value in values:
        parts = [value]
        if isinstance(value, ast.IfExp):
            parts = [value.body, value.orelse]
        elif items and isinstance(value, ast.List | ast.Tuple):
            parts = value.elts
        found += [one for one in parts if isinstance(one, ast.Constant) and one.value is None]
    return found
