"""Hosts that tests ask for."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.index.index import Index
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnKeyword, OnModule

_KEYWORDS = ("HTTP_HOST", "SERVER_NAME")
_OVERRIDE = "Override ALLOWED_HOSTS for the test case, with testserver among them, where requests go through the handler."
_SETTINGS = {
    "shop/__init__.py": "",
    "shop/settings.py": 'SECRET_KEY = ""\nINSTALLED_APPS = []\nALLOWED_HOSTS = [".example.com", "shop.test"]\n',
}


class AllowedHostsInTests(Rule):
    """Hosts must be among ``ALLOWED_HOSTS`` when tests run, too."""

    change = "1.11/allowed-hosts-in-tests"
    triggers = (*map(OnKeyword, _KEYWORDS), OnModule(_KEYWORDS))
    available = "1.7"
    advice = "Do so where the request goes through the handler, or anything asks it for its host."
    examples = [
        Suggests(
            path="shop/tests.py",
            before="""\
                from django.test import TestCase

                class PageTest(TestCase):
                    def test_page(self):
                        self.client.get("/", HTTP_HOST="other.net:8000")
                        self.client.get("/", HTTP_HOST="www.example.com")
                        self.client.get("/", SERVER_NAME="another.net")
                        self.client.get("/", SERVER_NAME="[::1]:8000")
                """,
            after="""\
                from django.test import TestCase, override_settings

                class PageTest(TestCase):
                    @override_settings(ALLOWED_HOSTS=["other.net", "www.example.com", "another.net", "[::1]", "testserver"])
                    def test_page(self):
                        self.client.get("/", HTTP_HOST="other.net:8000")
                        self.client.get("/", HTTP_HOST="www.example.com")
                        self.client.get("/", SERVER_NAME="another.net")
                        self.client.get("/", SERVER_NAME="[::1]:8000")
                """,
            files=_SETTINGS,
        ),
        Flags(
            path="shop/tests.py",
            source="""\
                from django.test import Client, TestCase

                class PageTest(TestCase):
                    @classmethod
                    def setUpClass(cls):
                        super().setUpClass()
                        cls.other = Client(HTTP_HOST="other.net")

                    def setUp(self):
                        self.client.defaults["HTTP_HOST"] = "other.net"

                    def test_page(self):
                        self.client.get("/", **{"HTTP_HOST": "other.net"})
                """,
            lines=(7, 10, 13),
            files=_SETTINGS,
        ),
        Keeps(
            path="shop/tests.py",
            source="""\
                from django.test import TestCase

                class PageTest(TestCase):
                    def test_page(self):
                        self.client.get("/", HTTP_HOST="testserver")
                        self.client.get("/", **{"HTTP_HOST": "www.example.com"})
                        request = FakeRequest({"HTTP_HOST": "other.net"})
                        request.META["HTTP_HOST"] = "other.net"
                        self.client.get("/", HTTP_HOST="www.example.com", SERVER_NAME="shop.test")
                """,
            files=_SETTINGS,
        ),
        Keeps(
            path="shop/tests.py",
            source="""\
                from django.test import TestCase, override_settings

                @override_settings(ALLOWED_HOSTS=["*"])
                class PageTest(TestCase):
                    def test_page(self):
                        self.client.get("/", HTTP_HOST="other.net")
                """,
        ),
        Keeps('def fetch(client):\n    return client.get("/", HTTP_HOST="other.net")\n'),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if "test" not in site.roles or "ALLOWED_HOSTS" in site.module.text:
            return
        allowed = site.index.ask(_allowed)
        if isinstance(site.node, ast.Module):
            for text in site.module.texts(*_KEYWORDS):
                host = _put(site, text) if text.value in _KEYWORDS else None
                if host is not None and not _matches(host, allowed):
                    yield site.flag(node=text, advice=_OVERRIDE)
            return
        call, function = site.node, site.function
        if not isinstance(call, ast.Call) or function is None:
            return
        calls = [one for one in ast.walk(function) if isinstance(one, ast.Call)]
        calls.sort(key=site.module.span)
        refused = [one for one in calls for host in _hosts(one) if not _matches(host, allowed)]
        if not refused or refused[0] is not call or site.qname != _first(call):
            return  # once a function
        if not function.name.startswith("test"):
            yield site.flag(node=call, advice=_OVERRIDE)
            return
        hosts = dict.fromkeys([*(host for one in calls for host in _hosts(one)), "testserver"])
        listed = ", ".join(f'"{host}"' for host in hosts)
        decorator = f"{site.need('django.test.override_settings', near=function)}(ALLOWED_HOSTS=[{listed}])"
        yield site.suggest(site.add_decorator(function, decorator), node=call)


def _first(call: ast.Call) -> str:
    return next(one.arg for one in call.keywords if one.arg in _KEYWORDS)


def _hosts(call: ast.Call) -> Iterator[str]:
    for keyword in call.keywords:
        host = _host(keyword.value) if keyword.arg in _KEYWORDS else None
        if host is not None:
            yield host


def _host(value: ast.expr | None) -> str | None:
    """The host that a text names, without its port."""
    if not isinstance(value, ast.Constant) or not isinstance(value.value, str):
        return None
    text = value.value.lower()
    return text if text.endswith("]") else text.rpartition(":")[0] or text


def _put(site: Site, text: ast.Constant) -> str | None:
    """The host that a client is given by name: ``**{"HTTP_HOST": …}``, ``client.defaults["HTTP_HOST"] = …``."""
    parent = site.module.parents.get(text)
    if isinstance(parent, ast.Dict) and text in parent.keys:
        around = site.module.parents.get(parent)
        if isinstance(around, ast.keyword) and around.arg is None:
            return _host(parent.values[parent.keys.index(text)])
    if isinstance(parent, ast.Subscript) and isinstance(parent.ctx, ast.Store):
        statement = site.module.statement_of(parent)
        if isinstance(statement, ast.Assign) and getattr(parent.value, "attr", "") == "defaults":
            return _host(statement.value)
    return None


def _matches(host: str, allowed: frozenset[str]) -> bool:
    return host == "testserver" or any(
        one in ("*", host) or (one.startswith(".") and (host.endswith(one) or host == one[1:]))
        for one in allowed
    )


def _allowed(index: Index) -> frozenset[str]:
    """Every host that any settings module allows."""
    found: set[str] = set()
    for facts in index.files.values():
        value = facts.settings.get("ALLOWED_HOSTS")
        if isinstance(value, list):
            found.update(one for one in value if isinstance(one, str))
    return frozenset(found)
