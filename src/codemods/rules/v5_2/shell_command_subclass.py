"""Commands that descend from ``shell``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import strings_in
from codemods.rules.shapes.methods import super_calls
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass

_RUNNERS = frozenset({"handle", "ipython", "bpython", "python"})
_NAMESPACE = frozenset({"get_namespace", "get_auto_imports"})


class ShellCommandSubclass(Rule):
    """The runners of the ``shell`` command are to offer what ``get_namespace()`` gives: the models, at first."""

    change = "5.2/shell-command-subclass"
    advice = "Hand self.get_namespace(**options) to the shell, and put what the command imports into get_auto_imports()."
    triggers = (OnSubclass("django.core.management.commands.shell.Command"),)
    examples = [
        Flags(
            """\
                import code

                from django.core.management.commands import shell

                class Command(shell.Command):
                    shells = ["ptpython", "python"]

                    def ptpython(self, options):
                        embed()

                    def python(self, options):
                        code.interact(local={"today": today})
                """,
            lines=(8, 11),
        ),
        Keeps(
            """\
                import code

                from django.core.management.commands import shell
                from django.core.management.base import BaseCommand

                class Command(shell.Command):
                    def add_arguments(self, parser):
                        super().add_arguments(parser)

                    def handle(self, **options):
                        print("Welcome")
                        super().handle(**options)

                class Filled(shell.Command):
                    def python(self, options):
                        code.interact(local=self.get_namespace(**options))

                class Other(BaseCommand):
                    def python(self, options):
                        code.interact()
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef):
            return
        names = set(_RUNNERS)
        for statement in node.body:
            if isinstance(statement, ast.Assign) and getattr(statement.targets[0], "id", "") == "shells":
                names.update(str(one.value) for one in strings_in(statement.value))
        if any(isinstance(one, ast.Attribute) and one.attr in _NAMESPACE for one in ast.walk(node)):
            return
        for method in node.body:
            if not isinstance(method, ast.FunctionDef) or method.name not in names:
                continue
            if method.name in _NAMESPACE or super_calls(site, method, method.name):
                continue
            yield site.flag(
                node=method, message=f"{method.name}() does not offer what get_namespace() of the shell gives"
            )
