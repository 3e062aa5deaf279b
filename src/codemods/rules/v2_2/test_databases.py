"""``multi_db`` and ``allow_database_queries`` of test cases."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.mixed_in import overrides_hook_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnModule

_CASE = "django.test.testcases.SimpleTestCase"
_WITH_DATABASES = "django.test.testcases.TransactionTestCase"
"""Where ``multi_db`` counts, and queries are allowed anyway."""
_VALUES = {
    ("multi_db", True): '"__all__"',
    ("multi_db", False): '{"default"}',
    ("allow_database_queries", True): '"__all__"',
    ("allow_database_queries", False): "set()",
}


class TestDatabases(Rule):
    """``multi_db`` and ``allow_database_queries`` of test cases made way for ``databases``."""

    __test__ = False  # not a test case, whatever a collector of tests thinks of the name
    change = "2.2/multi-db"
    also = ("2.2/allow-database-queries", "3.1/removed-multi-db", "3.1/removed-allow-database-queries")
    triggers = (
        OnModule(("multi_db", "allow_database_queries")),
        OnAttribute("multi_db"),
        OnAttribute("allow_database_queries"),
    )
    available = "2.2"
    advice = 'Set databases to the aliases of the databases that the tests use, or to "__all__".'
    examples = [
        Fixes(
            before="""\
                from django.test import SimpleTestCase, TestCase, TransactionTestCase

                class One(TestCase):
                    multi_db = True

                class Two(TransactionTestCase):
                    multi_db: bool = False

                class Three(SimpleTestCase):
                    allow_database_queries = True

                class Four(SimpleTestCase):
                    allow_database_queries = False
                """,
            after="""\
                from django.test import SimpleTestCase, TestCase, TransactionTestCase

                class One(TestCase):
                    databases = "__all__"

                class Two(TransactionTestCase):
                    databases = {"default"}

                class Three(SimpleTestCase):
                    databases = "__all__"

                class Four(SimpleTestCase):
                    databases = set()
                """,
        ),
        Fixes(
            before="""\
                from django.test import TestCase

                class BaseMixin(object):
                    multi_db = True

                class One(BaseMixin, TestCase):
                    pass
                """,
            after="""\
                from django.test import TestCase

                class BaseMixin(object):
                    databases = "__all__"

                class One(BaseMixin, TestCase):
                    pass
                """,
            files={"old-scripts/2-do.py": "class Step:\n    pass\n"},
        ),
        Fixes(
            before="""\
                from django.test import SimpleTestCase, TransactionTestCase

                class One(TransactionTestCase):
                    allow_database_queries = True
                    multi_db = False

                class Two(SimpleTestCase):
                    multi_db = True

                class Three(SimpleTestCase):
                    allow_database_queries = True
                """,
            after="""\
                from django.test import SimpleTestCase, TransactionTestCase

                class One(TransactionTestCase):
                    databases = {"default"}

                class Two(SimpleTestCase):
                    pass

                class Three(SimpleTestCase):
                    databases = {"default"}
                """,
            current="2.2",
        ),
        Flags(
            """\
                from django.test import TestCase

                class One(TestCase):
                    multi_db = len(DATABASES) > 1

                    def test(self):
                        return self.multi_db
                """,
            lines=(4, 7),
        ),
        Keeps(
            """\
                from unittest import TestCase as Plain
                from django.test import TestCase

                class One(Plain):
                    multi_db = True

                class Mixed(object):
                    multi_db = True

                class Two(TestCase):
                    multi_db = True
                    databases = "__all__"

                    def test(self):
                        return options.multi_db
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.Attribute):
            class_ = site.class_
            own = getattr(node.value, "id", "") in ("self", "cls") and class_ is not None
            if own and self.gone and overrides_hook_of(site, class_, _CASE):
                yield site.flag(message=f"{node.attr} means nothing any more")
            return
        for class_node, _, _ in site.module.walk.classes:
            if site.module.walk.scope_of[class_node].bindings.keys() & {"multi_db", "allow_database_queries"}:
                if overrides_hook_of(site, class_node, _CASE):
                    yield from self._class(site, class_node)

    def _class(self, site: Site, node: ast.ClassDef) -> Iterator[Answer]:
        inner = site.module.walk.scope_of[node].bindings
        if "databases" in inner:
            return
        for statement in node.body:
            target: ast.expr | None = None
            if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
                target = statement.targets[0]
            elif isinstance(statement, ast.AnnAssign):
                target = statement.target
            if not isinstance(target, ast.Name) or target.id not in ("multi_db", "allow_database_queries"):
                continue
            assert isinstance(statement, ast.Assign | ast.AnnAssign)
            value = statement.value
            told = value.value if isinstance(value, ast.Constant) else None
            new = _VALUES.get((target.id, told)) if isinstance(told, bool) else None
            if new is None or not self.replaceable or len(inner[target.id]) > 1:
                if self.gone:
                    yield site.flag(node=statement, message=f"{target.id} means nothing any more")
            else:
                counts = overrides_hook_of(site, node, _WITH_DATABASES)
                if target.id == "allow_database_queries":
                    idle = counts and bool(told)
                    if told and self.range.start >= Release(2, 2):
                        new = '{"default"}'
                else:
                    idle = not counts
                yield site.fix(
                    site.remove(statement) if idle else site.replace(statement, f"databases = {new}"),
                    node=statement,
                    message=f"{target.id} of test cases made way for databases",
                )
