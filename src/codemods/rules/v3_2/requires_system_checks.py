"""``requires_system_checks`` of management commands."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnSubclass
from codemods.source.names import last_name

_COMMAND = "django.core.management.BaseCommand"
_NAME = "requires_system_checks"


class RequiresSystemChecks(Rule):
    """``requires_system_checks`` of commands is a list of tags, or ``"__all__"``."""

    change = "3.2/requires-system-checks-boolean"
    also = ("4.1/requires-system-checks-bool",)
    triggers = (OnSubclass(_COMMAND), OnAttribute(_NAME))
    available = "3.2"
    advice = 'Use [] where it was false and "__all__" where it was true.'
    examples = [
        Fixes(
            before="""\
                from django.core.management import BaseCommand

                class Command(BaseCommand):
                    requires_system_checks = False

                    def __init__(self):
                        self.requires_system_checks = True

                Command.requires_system_checks = False
                """,
            after="""\
                from django.core.management import BaseCommand

                class Command(BaseCommand):
                    requires_system_checks = []

                    def __init__(self):
                        self.requires_system_checks = "__all__"

                Command.requires_system_checks = []
                """,
        ),
        Flags(
            """\
                from django.core.management.base import BaseCommand

                class Command(BaseCommand):
                    requires_system_checks = bool(CHECK)
                """,
            line=4,
        ),
        Keeps(
            """\
                from cli import BaseCommand as Other
                from django.core.management.base import BaseCommand

                class One(Other):
                    requires_system_checks = False

                class Command(BaseCommand):
                    requires_system_checks = ["models"]
                    requires_migrations_checks = True

                One.requires_system_checks = False
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.ClassDef):
            statements: list[ast.stmt] = node.body
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            found = site.infer(node.value)
            if found is None or not site.index.is_subclass(found.qname, _COMMAND):
                return
            statements = [site.statement]
        else:
            return
        for statement in statements:
            if not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
                continue
            target = statement.targets[0]
            name = last_name(target)
            if name != _NAME:
                continue
            value = statement.value
            if isinstance(value, ast.Constant) and isinstance(value.value, bool):
                if self.replaceable:
                    yield site.fix(site.replace(value, '"__all__"' if value.value else "[]"), node=statement)
                elif self.gone:
                    yield site.flag(node=statement)
            elif isinstance(value, ast.Compare | ast.BoolOp | ast.UnaryOp) or (
                isinstance(value, ast.Call) and getattr(value.func, "id", "") == "bool"
            ):
                yield site.flag(node=statement)
