"""``DATABASES["…"]["TEST"]["SERIALIZE"]``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes import literals
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule


class TestSerialize(Rule):
    """The test option ``SERIALIZE`` of a database is told from the test classes."""

    change = "4.0/test-serialize"
    also = ("5.0/test-serialize",)
    available = "4.0"
    outlives = True
    advice = "Delete it; TransactionTestCase.serialized_rollback says what is needed."
    triggers = (OnModule(("SERIALIZE",)),)
    examples = [
        Fixes(
            path="site/settings.py",
            before="""\
                INSTALLED_APPS = []
                DATABASES = {
                    "default": {
                        "ENGINE": "django.db.backends.sqlite3",
                        "TEST": {"SERIALIZE": False},
                    },
                    "other": {
                        "ENGINE": "django.db.backends.sqlite3",
                        "TEST": {
                            "NAME": "other",
                            "SERIALIZE": True,
                        },
                    },
                }
                DATABASES["default"]["TEST"]["SERIALIZE"] = False
                """,
            after="""\
                INSTALLED_APPS = []
                DATABASES = {
                    "default": {
                        "ENGINE": "django.db.backends.sqlite3",
                        "TEST": {},
                    },
                    "other": {
                        "ENGINE": "django.db.backends.sqlite3",
                        "TEST": {
                            "NAME": "other",
                        },
                    },
                }
                """,
        ),
        Keeps(
            """\
                OPTIONS = {"CASE": {"SERIALIZE": False}, "SERIALIZE": True}
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not self.replaceable:
            return
        message = "The test option SERIALIZE is told from the test classes now"
        parents = site.module.parents
        for node in site.module.texts("SERIALIZE"):
            if node.value != "SERIALIZE":
                continue
            parent = parents.get(node)
            if isinstance(parent, ast.Dict) and node in parent.keys:
                holder = parents.get(parent)
                if isinstance(holder, ast.Dict) and parent in holder.values:
                    key = holder.keys[holder.values.index(parent)]
                    if literals.key_of(key) == "TEST":
                        yield site.fix(
                            literals.remove_entries(site, parent, [node]), node=node, message=message
                        )
            elif isinstance(parent, ast.Subscript) and isinstance(parent.value, ast.Subscript):
                statement = parents.get(parent)
                if literals.key_of(parent.value.slice) == "TEST" and isinstance(statement, ast.Assign):
                    if statement.targets == [parent]:
                        yield site.fix(site.remove(statement), node=node, message=message)
