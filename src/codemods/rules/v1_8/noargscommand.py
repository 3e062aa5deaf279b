"""``NoArgsCommand``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite import headers
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import RenameSymbols
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember, OnMethod

_BASE = "django.core.management.base.NoArgsCommand"


class Noargscommand(RenameSymbols):
    """``NoArgsCommand`` is gone; a ``BaseCommand`` takes no arguments unless it says so."""

    change = "1.8/noargscommand"
    also = ("1.10/noargscommand",)
    renames = {_BASE: "django.core.management.base.BaseCommand"}
    triggers = (OnMethod(_BASE, "handle_noargs"), OnMember(_BASE, "handle_noargs"))
    available = "1.8"
    advice = "Derive from BaseCommand, and call handle_noargs() handle()."
    examples = [
        Fixes(
            path="shop/management/commands/clean.py",
            before="""\
                from django.core.management.base import CommandError, NoArgsCommand

                class Command(NoArgsCommand):
                    help = NoArgsCommand.help

                    def handle_noargs(self, **options):
                        raise CommandError("x")

                class Quick(Command):
                    def handle_noargs(self, verbosity=1, **options):
                        super(Quick, self).handle_noargs(**options)
                        Command().handle_noargs()
                """,
            after="""\
                from django.core.management.base import CommandError, BaseCommand

                class Command(BaseCommand):
                    help = BaseCommand.help

                    def handle(self, *args, **options):
                        raise CommandError("x")

                class Quick(Command):
                    def handle(self, verbosity=1, **options):
                        super(Quick, self).handle(**options)
                        Command().handle()
                """,
        ),
        Flags(
            path="shop/management/commands/clean.py",
            source="""\
                from shop.compat import NoArgsCommand

                class Old(NoArgsCommand):
                    def handle_noargs(self, **options):
                        pass

                    def handle(self, *args, **options):
                        pass
                """,
            line=4,
            files={
                "shop/__init__.py": "",
                "shop/compat.py": "from django.core.management.base import NoArgsCommand\n",
            },
        ),
        Keeps(
            """\
                class NoArgsCommand:
                    def handle_noargs(self):
                        pass

                class Command(NoArgsCommand):
                    def handle_noargs(self):
                        pass
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.FunctionDef):
            yield from self._method(site, node)
        elif isinstance(node, ast.Attribute) and node.attr == "handle_noargs":
            if self.replaceable and not _is_super(node.value):
                yield site.fix(site.replace_name(node, "handle"))
        else:
            yield from super().visit(site)

    def _method(self, site: Site, node: ast.FunctionDef) -> Iterator[Answer]:
        owner = site.class_
        if owner is not None and any(
            isinstance(one, ast.FunctionDef) and one.name == "handle" for one in owner.body
        ):
            yield site.flag(advice="The class has handle() as well; bring both together.")
            return
        if not self.replaceable:
            if self.gone:
                yield site.flag()
            return
        edits: list[Edit] = []
        arguments = node.args
        if arguments.kwarg is None:
            yield site.flag(advice="handle() is called with every option; let it take **options.")
            return
        if arguments.vararg is None and len(arguments.args) == 1 and not arguments.kwonlyargs:
            start, end = headers.header_span(site.module, node)
            text = site.module.text[start:end]
            at = start + text.index("**")
            edits.append(Edit(at, at, "*args, "))
        edits.append(site.replace_name(node, "handle"))
        for part in ast.walk(node):
            if isinstance(part, ast.Attribute) and part.attr == "handle_noargs" and _is_super(part.value):
                edits.append(site.replace_name(part, "handle"))
        yield site.fix(edits)


def _is_super(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "super"
