"""Hosts that tests ask for."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.index.index import Index
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnKeyword

_KEYWORDS = ("HTTP_HOST", "SERVER_NAME")
_SETTINGS = {
    "shop/__init__.py": "",
    "shop/settings.py": 'SECRET_KEY = ""\nINSTALLED_APPS = []\nALLOWED_HOSTS = [".example.com", "shop.test"]\n',
}


class AllowedHostsInTests(Rule):
    """Hosts must be among ``ALLOWED_HOSTS`` when tests run, too."""

    change = "1.11/allowed-hosts-in-tests"
    triggers = tuple(OnKeyword(name) for name in _KEYWORDS)
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
                """,
            after="""\
                from django.test import TestCase, override_settings

                class PageTest(TestCase):
                    @override_settings(ALLOWED_HOSTS=["other.net", "another.net"])
                    def test_page(self):
                        self.client.get("/", HTTP_HOST="other.net:8000")
                        self.client.get("/", HTTP_HOST="www.example.com")
                        self.client.get("/", SERVER_NAME="another.net")
                """,
            files=_SETTINGS,
        ),
        Keeps(
            path="shop/tests.py",
            source="""\
                from django.test import TestCase

                class PageTest(TestCase):
                    def test_page(self):
                        self.client.get("/", HTTP_HOST="testserver")
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
        call, function = site.node, site.function
        if "test" not in site.roles or not isinstance(call, ast.Call) or function is None:
            return
        if "ALLOWED_HOSTS" in site.module.text or function.name == "setUp":
            return
        allowed = site.index.ask(_allowed)
        calls = [one for one in ast.walk(function) if isinstance(one, ast.Call)]
        calls.sort(key=site.module.span)
        refused = [(one, host) for one in calls for host in _hosts(one) if not _matches(host, allowed)]
        if not refused or refused[0][0] is not call or site.qname != _first(call):
            return  # once a function
        hosts = ", ".join(f'"{host}"' for host in dict.fromkeys(host for _, host in refused))
        decorator = f"{site.need('django.test.override_settings', near=function)}(ALLOWED_HOSTS=[{hosts}])"
        yield site.suggest(site.add_decorator(function, decorator), node=call)


def _first(call: ast.Call) -> str:
    return next(one.arg for one in call.keywords if one.arg in _KEYWORDS)


def _hosts(call: ast.Call) -> Iterator[str]:
    for keyword in call.keywords:
        value = keyword.value
        if keyword.arg in _KEYWORDS and isinstance(value, ast.Constant) and isinstance(value.value, str):
            yield value.value.partition(":")[0].lower()


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
