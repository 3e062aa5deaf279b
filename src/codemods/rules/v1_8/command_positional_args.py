"""Positional arguments of management commands."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass
from codemods.rules.v1_8.command_arguments import (
    needless,
    plain_command,
    positional,
    reads_arguments,
    stated_arguments,
)


class CommandPositionalArgs(Rule):
    """A management command takes positional arguments only where ``add_arguments()`` says so."""

    change = "1.8/command-positional-args"
    also = ("1.10/optparse-args-usage",)
    triggers = (OnSubclass("django.core.management.base.BaseCommand"),)
    available = "1.8"
    advice = "Add the arguments to the parser in add_arguments()."
    examples = [
        Fixes(
            path="shop/management/commands/report.py",
            before="""\
                from django.core.management.base import BaseCommand

                class Command(BaseCommand):
                    help = "Reports."

                    def handle(self, *args, **options):
                        print(args)

                class Other(BaseCommand):
                    args = "<id id>"
                    def handle(self, *args, **options):
                        return len(args)
                """,
            after="""\
                from django.core.management.base import BaseCommand

                class Command(BaseCommand):
                    help = "Reports."

                    def add_arguments(self, parser):
                        parser.add_argument('args', nargs='*')

                    def handle(self, *args, **options):
                        print(args)

                class Other(BaseCommand):

                    def add_arguments(self, parser):
                        parser.add_argument('args', metavar='id', nargs='*')

                    def handle(self, *args, **options):
                        return len(args)
                """,
        ),
        Flags(
            path="shop/management/commands/report.py",
            source="""\
                from django.core.management.base import BaseCommand

                class Base(BaseCommand):
                    pass

                class Command(Base):
                    def handle(self, *args, **options):
                        print(args)
                """,
            line=7,
        ),
        Keeps(
            path="shop/management/commands/report.py",
            source="""\
                from django.core.management.base import BaseCommand, LabelCommand

                class Command(BaseCommand):
                    def add_arguments(self, parser):
                        parser.add_argument('args', nargs='*')

                    def handle(self, *args, **options):
                        print(args)

                class Other(BaseCommand):
                    def handle(self, *args, **options):
                        print(options)

                class Label(LabelCommand):
                    def handle(self, *labels, **options):
                        print(labels)
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef) or not reads_arguments(node):
            return
        if self._declares(site, node):
            yield from self._needless(site, node)
            return
        stated = stated_arguments(node)
        if stated and site.range.target < Release(1, 10):
            return
        if not stated and site.range.start >= Release(1, 8):
            return  # it runs on 1.8 already: whatever it does with no arguments is what it does
        handle = next(one for one in node.body if isinstance(one, ast.FunctionDef) and one.name == "handle")
        if not plain_command(site, node):
            if not site.descends(
                node,
                "django.core.management.base.LabelCommand",
                "django.core.management.base.AppCommand",
                "django.core.management.templates.TemplateCommand",
            ):
                yield site.flag(node=handle)
            return
        if not self.replaceable:
            yield site.flag(node=handle)
            return
        module = site.module
        indent = module.indent_of(handle)
        inner = indent + ("\t" if "\t" in indent else "    ")
        line = module.lines.position(module.span(handle)[0])[0]
        while module.lines.line_text(line - 1).lstrip().startswith("#"):
            line -= 1
        head = module.lines.line_start(line)
        code = f"{indent}def add_arguments(self, parser):\n{inner}{positional(node)}\n\n"
        if module.lines.line_text(line - 1).strip() and handle is not node.body[0]:
            code = "\n" + code
        gone = site.remove(*needless(site, node)) if self.gone else ()
        yield site.fix(Edit(head, head, code.replace("\n", module.source.newline)), gone, node=handle)

    def _needless(self, site: Site, node: ast.ClassDef) -> Iterator[Answer]:
        """The attribute ``args``, which says nothing where the parser takes the arguments."""
        added = [one for one in node.body if isinstance(one, ast.FunctionDef) and one.name == "add_arguments"]
        calls = [part for one in added for part in ast.walk(one) if isinstance(part, ast.Call)]
        takes = any(
            getattr(call.func, "attr", "") == "add_argument"
            and call.args
            and isinstance(call.args[0], ast.Constant)
            and not str(call.args[0].value).startswith("-")
            for call in calls
        )
        for statement in needless(site, node) if takes and self.gone else ():
            yield site.fix(
                site.remove(statement), node=statement, message="Nothing reads the args of a command"
            )

    def _declares(self, site: Site, node: ast.ClassDef) -> bool:
        """Whether the class, or one of the repository that it stands on, declares arguments in its own way."""
        wanted = {"add_arguments", "option_list", "create_parser"}
        for statement in node.body:
            if isinstance(statement, ast.FunctionDef) and statement.name in wanted:
                return True
            if isinstance(statement, ast.Assign | ast.AugAssign):
                targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
                if any(isinstance(one, ast.Name) and one.id in wanted for one in targets):
                    return True
        own = site.module.qualname(node.name, site.scope)
        line = site.index.own_line(f"{site.module.name}.{own}")
        return any(wanted & facts.members.keys() for facts in line)
