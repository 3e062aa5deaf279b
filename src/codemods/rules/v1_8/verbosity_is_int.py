"""The option ``verbosity`` of management commands."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass


class VerbosityIsInt(Rule):
    """The option ``verbosity`` of a management command is a number, not a text."""

    change = "1.8/verbosity-is-int"
    triggers = (OnSubclass("django.core.management.base.BaseCommand"),)
    examples = [
        Fixes(
            path="shop/management/commands/a.py",
            before="""\
                from django.core.management.base import BaseCommand

                class Command(BaseCommand):
                    def handle(self, *args, **options):
                        verbosity = options.get("verbosity", "1")
                        if verbosity > '1' or options['verbosity'] == "2":
                            print(verbosity)
                """,
            after="""\
                from django.core.management.base import BaseCommand

                class Command(BaseCommand):
                    def handle(self, *args, **options):
                        verbosity = options.get("verbosity", "1")
                        if int(verbosity) > 1 or int(options['verbosity']) == 2:
                            print(verbosity)
                """,
        ),
        Keeps(
            path="shop/management/commands/a.py",
            source="""\
                from django.core.management.base import BaseCommand

                class Command(BaseCommand):
                    def handle(self, *args, **options):
                        verbosity = int(options["verbosity"])
                        if verbosity > 1 and options["level"] == "1":
                            print(verbosity)
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef) or "verbosity" not in site.module.text:
            return
        for method in node.body:
            if not isinstance(method, ast.FunctionDef):
                continue
            names = {
                target.id
                for part in ast.walk(method)
                if isinstance(part, ast.Assign) and _is_verbosity(part.value)
                for target in part.targets
                if isinstance(target, ast.Name)
            }
            for part in ast.walk(method):
                if isinstance(part, ast.Compare) and len(part.comparators) == 1:
                    edits = self._edits(site, part, names)
                    if edits:
                        yield site.fix(edits, node=part)

    def _edits(self, site: Site, compare: ast.Compare, names: set[str]) -> list[Edit]:
        left, right = compare.left, compare.comparators[0]
        if not (_is_verbosity(left) or (isinstance(left, ast.Name) and left.id in names)):
            return []
        if not isinstance(right, ast.Constant) or not isinstance(right.value, str):
            return []
        if right.value not in ("0", "1", "2", "3"):
            return []
        return [site.replace(left, f"int({site.source(left)})"), site.replace(right, right.value)]


def _is_verbosity(node: ast.expr) -> bool:
    """Whether an expression reads the option: ``options["verbosity"]`` or ``options.get("verbosity")``."""
    if isinstance(node, ast.Subscript):
        return isinstance(node.slice, ast.Constant) and node.slice.value == "verbosity"
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        first = node.args[0] if node.args else None
        return (
            node.func.attr in ("get", "pop")
            and isinstance(first, ast.Constant)
            and first.value == "verbosity"
        )
    return False
