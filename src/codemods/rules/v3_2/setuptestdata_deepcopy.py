"""What ``setUpTestData()`` puts on a test case."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod

_CALLS = frozenset(
    [
        "open",
        "io.open",
        "threading.Lock",
        "threading.RLock",
        "threading.Thread",
        "threading.Event",
        "tempfile.TemporaryFile",
        "tempfile.NamedTemporaryFile",
        "tempfile.TemporaryDirectory",
        "socket.socket",
        "sqlite3.connect",
        "iter",
        "map",
        "filter",
        "zip",
    ]
)


class SetuptestdataDeepcopy(Rule):
    """What ``setUpTestData()`` puts on the class is copied for every test, and must support ``copy.deepcopy()``."""

    change = "3.2/setuptestdata-deepcopy"
    also = ("4.1/setuptestdata-deepcopy",)
    triggers = (OnMethod("django.test.TestCase", "setUpTestData"),)
    advice = "Make it in setUpClass() or setUp()."
    examples = [
        Flags(
            """\
                import threading

                from django.test import TestCase

                class OrderTests(TestCase):
                    @classmethod
                    def setUpTestData(cls):
                        cls.lock = threading.Lock()
                        cls.names = (one for one in "ab")
                        cls.file = open("a.txt")
                """,
            lines=(8, 9, 10),
        ),
        Keeps(
            """\
                from django.test import TestCase

                class OrderTests(TestCase):
                    @classmethod
                    def setUpTestData(cls):
                        cls.owner = User.objects.create()
                        file = open("a.txt")
                        cls.text = file.read()

                class Other:
                    @classmethod
                    def setUpTestData(cls):
                        cls.file = open("a.txt")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not isinstance(site.node, ast.FunctionDef):
            return
        for statement in ast.walk(site.node):
            if not isinstance(statement, ast.Assign):
                continue
            own = any(
                isinstance(target, ast.Attribute) and getattr(target.value, "id", "") == "cls"
                for target in statement.targets
            )
            value = statement.value
            if own and (isinstance(value, ast.GeneratorExp) or self._made(site, value)):
                yield site.flag(node=statement)

    def _made(self, site: Site, value: ast.expr) -> bool:
        if not isinstance(value, ast.Call):
            return False
        name = site.resolve(value.func)
        if name is None and isinstance(value.func, ast.Name):
            owner = site.module.scope_at(value).owner(value.func.id)
            name = value.func.id if owner is None else None
        return name in _CALLS
