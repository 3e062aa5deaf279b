"""``BaseCommand.usage()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember, OnMethod

_BASE = "django.core.management.base.BaseCommand"


class BasecommandUsage(Rule):
    """``usage()`` of management commands is gone; the parser formats its help."""

    change = "1.10.1/basecommand-usage-method"
    triggers = (OnMember(_BASE, "usage"), OnMethod(_BASE, "usage"))
    advice = "The help of the parser is longer than what usage() gave; see what is done with it."
    examples = [
        Suggests(
            before="""\
                from django.core.management.base import BaseCommand, CommandError

                class Command(BaseCommand):
                    def handle(self, *args, **options):
                        raise CommandError(self.usage("report"))
                """,
            after="""\
                from django.core.management.base import BaseCommand, CommandError

                class Command(BaseCommand):
                    def handle(self, *args, **options):
                        raise CommandError(self.create_parser("manage.py", "report").format_help())
                """,
        ),
        Flags(
            """\
                from django.core.management.base import BaseCommand

                class Command(BaseCommand):
                    def usage(self, subcommand):
                        return "report [options]"
                """,
            line=4,
        ),
        Keeps(
            """\
                class Command:
                    def usage(self, subcommand):
                        return "report"

                    def handle(self):
                        return self.usage("report")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if isinstance(node, ast.FunctionDef):
            yield site.flag(message="usage() of a command is no longer called")
            return
        class_ = site.class_
        if class_ is not None and "usage" in site.module.walk.scope_of[class_].bindings:
            return  # its own
        if not isinstance(node, ast.Attribute) or call is None or len(call.args) != 1 or call.keywords:
            yield site.flag()
            return
        owner, name = site.source(node.value), site.source(call.args[0])
        yield site.suggest(
            site.replace(call, f'{owner}.create_parser("manage.py", {name}).format_help()'), node=node
        )
