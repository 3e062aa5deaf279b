"""Queries from the threads of a test case that may make none."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.test_assertions import TEST_CASE
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall
from codemods.source.inference import MODEL

_WITH_DATABASES = "django.test.testcases.TransactionTestCase"
_MANAGERS = frozenset(["objects", "_default_manager", "_base_manager"])
_CONNECTION = "django.db.connection"


class ThreadedQueries(Rule):
    """A thread that a ``SimpleTestCase`` starts may make no queries either; this one does."""

    change = "5.1/simpletestcase-threaded-connections"
    advice = "Name the databases in the databases of the class, or derive it from TransactionTestCase."
    triggers = (OnCall("threading.Thread"),)
    examples = [
        Flags(
            """\
                from threading import Thread
                from django.db import connection, models
                from django.test import SimpleTestCase

                class Book(models.Model):
                    pass

                class Tests(SimpleTestCase):
                    def read(self):
                        list(Book.objects.all())

                    def test(self):
                        def ask():
                            with connection.cursor() as cursor:
                                cursor.execute("SELECT 1")
                        Thread(target=ask).start()
                        Thread(target=self.read).start()
                """,
            lines=(16, 17),
        ),
        Keeps(
            """\
                from threading import Thread
                from django.db import models
                from django.test import SimpleTestCase, TransactionTestCase

                class Book(models.Model):
                    pass

                def read():
                    list(Book.objects.all())

                class Tests(SimpleTestCase):
                    def test(self):
                        def ask():
                            self.answers.append(1)
                        Thread(target=ask).start()

                class Named(SimpleTestCase):
                    databases = {"default"}

                    def test(self):
                        Thread(target=read).start()

                class Whole(TransactionTestCase):
                    def test(self):
                        Thread(target=read).start()
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call, class_ = site.call, site.class_
        if call is None or class_ is None or not site.descends(class_, TEST_CASE):
            return
        if site.descends(class_, _WITH_DATABASES) or self._names_databases(site, class_):
            return
        target = site.argument(call, "target", 1)
        started = self._function(site, class_, target) if target is not None else None
        if started is not None and any(self._queries(site, part) for part in ast.walk(started)):
            yield site.flag(node=call)

    def _names_databases(self, site: Site, class_: ast.ClassDef) -> bool:
        """Whether the class, or one that it descends from, names databases, or may do so unseen."""
        line = site.index.ancestry(f"{site.module.name}.{class_.name}")
        for one in line:
            facts = site.index.class_facts(one)
            if facts is None:
                if not one.startswith(("django.", "unittest.")) and one != "object":
                    return True
            elif not {"databases", "allow_database_queries"}.isdisjoint(facts.members):
                return True
        return False

    def _function(self, site: Site, class_: ast.ClassDef, target: ast.expr) -> ast.AST | None:
        """The function of this file that a thread runs."""
        if isinstance(target, ast.Lambda):
            return target
        if isinstance(target, ast.Attribute) and getattr(target.value, "id", "") == "self":
            bindings = site.module.walk.scope_of[class_].bindings.get(target.attr, [])
        elif isinstance(target, ast.Name):
            owner = site.scope.owner(target.id)
            bindings = owner.bindings[target.id] if owner is not None else []
        else:
            return None
        found = bindings[0].node if len(bindings) == 1 else None
        return found if isinstance(found, ast.FunctionDef) else None

    def _queries(self, site: Site, node: ast.AST) -> bool:
        """Whether a node asks a database: by a model's manager, or by the default connection."""
        if not isinstance(node, ast.Attribute):
            return False
        if node.attr == "cursor":
            return site.is_name(node.value, _CONNECTION)
        if node.attr not in _MANAGERS:
            return False
        model = site.infer(node.value)
        return model is not None and not model.instance and site.index.is_subclass(model.qname, MODEL)
