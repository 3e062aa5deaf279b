"""Parsers of ``optparse`` in management commands."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnMethod

_BASE = "django.core.management.base.BaseCommand"


class CommandOptparseParser(RemoveSymbols):
    """Management commands are given a parser of ``argparse``."""

    change = "1.8/command-optparse-parser"
    names = {"django.core.management.LaxOptionParser": "Use parse_known_args() of argparse."}
    triggers = (
        OnMethod(_BASE, "create_parser"),
        OnMethod(_BASE, "usage"),
        OnAttribute("add_option"),
        OnAttribute("parse_args"),
    )
    advice = "Add the arguments to the parser in add_arguments()."
    examples = [
        Flags(
            path="shop/management/commands/a.py",
            source="""\
                from optparse import OptionParser

                from django.core.management import LaxOptionParser
                from django.core.management.base import BaseCommand

                class Command(BaseCommand):
                    def create_parser(self, prog_name, subcommand):
                        return OptionParser(prog=prog_name)

                    def usage(self, subcommand):
                        return "%prog"
                """,
            lines=(3, 7, 10),
        ),
        Flags(
            path="shop/management/commands/a.py",
            source="""\
                from django.core.management.base import BaseCommand

                class Command(BaseCommand):
                    def create_parser(self, prog_name, subcommand):
                        parser = super(Command, self).create_parser(prog_name, subcommand)
                        parser.add_option("--x")
                        return parser

                    def run_from_argv(self, argv):
                        parser = self.create_parser(argv[0], argv[1])
                        options, args = parser.parse_args(argv[2:])
                        self.execute(*args, **options.__dict__)
                """,
            lines=(6, 11),
        ),
        Keeps(
            path="shop/management/commands/a.py",
            source="""\
                from django.core.management.base import BaseCommand

                class Command(BaseCommand):
                    def create_parser(self, *args, **kwargs):
                        parser = super().create_parser(*args, **kwargs)
                        parser.add_argument("--x")
                        options = parser.parse_args([])
                        self.menu.add_option(options)
                        return parser
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.Attribute) and node.attr in ("add_option", "parse_args"):
            yield from self._used(site, node)
            return
        if not isinstance(node, ast.FunctionDef):
            yield from super().visit(site)
            return
        if node.name == "usage":
            yield site.flag(
                message="usage() of a management command is not called any more",
                advice="Give the parser a usage in add_arguments().",
            )
        elif any(
            isinstance(part, ast.Name | ast.Attribute)
            and (site.resolve(part) or "").startswith(("optparse.", "django.core.management.LaxOptionParser"))
            for part in ast.walk(node)
        ):
            yield site.flag(message="create_parser() makes a parser of optparse", advice=self.advice)

    def _used(self, site: Site, node: ast.Attribute) -> Iterator[Answer]:
        """What is done with the parser that ``create_parser()`` gives."""
        if site.class_ is None or not site.descends(site.class_, _BASE) or "use_argparse" in site.module.text:
            return
        values = assigned_values(site, node.value) if isinstance(node.value, ast.Name) else [node.value]
        if not values or not all(map(_is_created, values)):
            return
        if node.attr == "add_option":
            yield site.flag(message="Parsers of argparse have no add_option()", advice="Use add_argument().")
            return
        parent = site.module.parents.get(site.call) if site.call is not None else None
        if isinstance(parent, ast.Assign) and isinstance(parent.targets[0], ast.Tuple):
            yield site.flag(
                message="parse_args() of argparse gives the options alone",
                advice="Positional arguments are among them: options.args, as add_arguments() names them.",
            )


def _is_created(value: ast.expr) -> bool:
    return (
        isinstance(value, ast.Call)
        and isinstance(value.func, ast.Attribute)
        and value.func.attr == "create_parser"
    )
