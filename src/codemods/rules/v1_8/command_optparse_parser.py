"""Parsers of ``optparse`` in management commands."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod

_BASE = "django.core.management.base.BaseCommand"


class CommandOptparseParser(RemoveSymbols):
    """Management commands are given a parser of ``argparse``."""

    change = "1.8/command-optparse-parser"
    names = {"django.core.management.LaxOptionParser": "Use parse_known_args() of argparse."}
    triggers = (OnMethod(_BASE, "create_parser"), OnMethod(_BASE, "usage"))
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
        Keeps(
            path="shop/management/commands/a.py",
            source="""\
                from django.core.management.base import BaseCommand

                class Command(BaseCommand):
                    def create_parser(self, *args, **kwargs):
                        parser = super().create_parser(*args, **kwargs)
                        parser.add_argument("--x")
                        return parser
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
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
