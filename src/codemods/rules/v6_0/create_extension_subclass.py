"""Subclasses of ``CreateExtension`` that do not call its constructor."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import key_of
from codemods.rules.shapes.overrides import is_super
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod


class CreateExtensionSubclass(Rule):
    """``CreateExtension`` keeps its hints, which a subclass that skips its constructor lacks."""

    change = "6.0/postgres-createextension-subclass"
    available = "6.0"
    advice = "Call super().__init__(name), with hints=hints where Django 6.0 is the oldest release."
    triggers = (OnMethod("django.contrib.postgres.operations.CreateExtension", "__init__"),)
    examples = [
        Fixes(
            path="shop/operations.py",
            before="""\
                from django.contrib.postgres.operations import CreateExtension

                class PgTrgm(CreateExtension):
                    def __init__(self):
                        self.name = "pg_trgm"
                """,
            after="""\
                from django.contrib.postgres.operations import CreateExtension

                class PgTrgm(CreateExtension):
                    def __init__(self, hints=None):
                        super().__init__("pg_trgm", hints=hints)
                """,
        ),
        Flags(
            """\
                from django.contrib.postgres.operations import CreateExtension

                class PgTrgm(CreateExtension):
                    def __init__(self, schema):
                        self.name = "pg_trgm"
                        self.schema = schema
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.contrib.postgres.operations import CreateExtension

                class PgTrgm(CreateExtension):
                    def __init__(self):
                        super().__init__("pg_trgm")

                class Other:
                    def __init__(self):
                        self.name = "pg_trgm"
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        function = site.node
        if not isinstance(function, ast.FunctionDef) or _calls_constructor(function):
            return
        statement = function.body[0]
        if (
            self.replaceable
            and len(function.body) == 1
            and isinstance(statement, ast.Assign)
            and isinstance(statement.targets[0], ast.Attribute)
            and statement.targets[0].attr == "name"
            and key_of(statement.value) is not None
            and len(function.args.args) == 1
            and function.args.vararg is None
            and function.args.kwarg is None
            and not function.args.kwonlyargs
        ):
            yield site.fix(
                site.add_parameter(function, "hints", "None"),
                site.replace(statement, f"super().__init__({site.source(statement.value)}, hints=hints)"),
            )
        else:
            yield site.flag()


def _calls_constructor(function: ast.FunctionDef) -> bool:
    return any(
        isinstance(part, ast.Attribute)
        and part.attr == "__init__"
        and (is_super(part.value) or isinstance(part.value, ast.Name | ast.Attribute))
        for part in ast.walk(function)
    )
