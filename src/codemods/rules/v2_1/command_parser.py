"""``CommandParser`` and the command that it was made for."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import is_super
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnCall, OnKeyword, OnMethod

_PARSER = "django.core.management.base.CommandParser"
_COMMAND = "django.core.management.base.BaseCommand"


class CommandParserWithoutCommand(Rule):
    """``CommandParser`` is made without its command, and parsers of subcommands are such parsers by themselves."""

    change = "2.1/undocumented-commandparser-cmd"
    available = "2.1"
    advice = "Make it without the command; add_subparsers() needs no parser_class."
    triggers = (
        OnCall(_PARSER, subclasses=True),
        OnMethod(_PARSER, "__init__"),
        OnAttribute("add_parser", keywords=True),
        OnKeyword("parser_class"),
        OnAttribute("cmd"),
    )
    examples = [
        Fixes(
            before="""\
                from django.core.management.base import BaseCommand, CommandParser

                class SubParser(CommandParser):
                    def __init__(self, **kwargs):
                        super(SubParser, self).__init__(None, **kwargs)

                class Command(BaseCommand):
                    def add_arguments(self, parser):
                        print(parser.cmd)
                        sub = parser.add_subparsers(dest="what")
                        sub.add_parser("add", cmd=self, help="Adds")

                class Other(BaseCommand):
                    def add_arguments(self, parser):
                        command = self
                        parser.add_subparsers(dest="what", parser_class=lambda **options: CommandParser(command, **options))
                        return CommandParser(self, prog="other"), CommandParser(cmd=self)
                """,
            after="""\
                from django.core.management.base import BaseCommand, CommandParser

                class SubParser(CommandParser):
                    def __init__(self, **kwargs):
                        super(SubParser, self).__init__(**kwargs)

                class Command(BaseCommand):
                    def add_arguments(self, parser):
                        print(self)
                        sub = parser.add_subparsers(dest="what")
                        sub.add_parser("add", help="Adds")

                class Other(BaseCommand):
                    def add_arguments(self, parser):
                        command = self
                        parser.add_subparsers(dest="what")
                        return CommandParser(prog="other"), CommandParser()
                """,
        ),
        Flags(
            """\
                from django.core.management.base import BaseCommand

                class Command(BaseCommand):
                    def add_arguments(self, parser):
                        parser.add_subparsers(dest="what", parser_class=make_parser)
                """,
            line=5,
        ),
        Keeps(
            """\
                from argparse import ArgumentParser
                from django.core.management.base import BaseCommand, CommandParser

                class SubParser(CommandParser):
                    def __init__(self, cmd, **kwargs):
                        self.owner = cmd
                        super().__init__(**kwargs)

                class Command(BaseCommand):
                    def add_arguments(self, parser):
                        sub = parser.add_subparsers(dest="what", parser_class=SubParser)
                        sub.add_parser("add", cmd=self, help="Adds")
                        return SubParser(self), self.cmd

                def plain(parser):
                    parser.add_subparsers(parser_class=lambda **options: ArgumentParser(**options)).add_parser("x", cmd=1)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.FunctionDef):
            for call in ast.walk(node):
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
                    if call.func.attr == "__init__":
                        yield from self._passed_up(site, call)
        elif isinstance(node, ast.Attribute) and node.attr == "cmd":
            yield from self._read(site, node)
        elif isinstance(node, ast.Attribute):
            if site.call is not None and site.keyword(site.call, "cmd") and _in_command(site):
                if "parser_class" not in site.module.walk.keywords:
                    yield self._without(site, site.call, "cmd")
        elif isinstance(node, ast.Call):
            if site.keyword(node, "parser_class") is not None:
                yield from self._chosen(site, node)
            else:
                yield from self._made(site, node)

    def _made(self, site: Site, call: ast.Call) -> Iterator[Answer]:
        made = site.resolve(call.func) or ""
        if any("__init__" in facts.methods for facts in site.index.own_line(made)):
            return
        around = site.module.parents.get(call)
        keyword = site.module.parents.get(around) if isinstance(around, ast.Lambda) else None
        if isinstance(keyword, ast.keyword) and keyword.arg == "parser_class":
            return  # it goes as a whole
        yield from self._without_first(site, call, 0)

    def _passed_up(self, site: Site, call: ast.Call) -> Iterator[Answer]:
        assert isinstance(call.func, ast.Attribute)
        if is_super(call.func.value):
            yield from self._without_first(site, call, 0)
        elif site.is_name(call.func.value, _PARSER):
            yield from self._without_first(site, call, 1)

    def _without_first(self, site: Site, call: ast.Call, at: int) -> Iterator[Answer]:
        if site.keyword(call, "cmd") is not None:
            yield self._without(site, call, "cmd")
        elif len(call.args) > at and not any(isinstance(one, ast.Starred) for one in call.args):
            yield self._without(site, call, at)

    def _without(self, site: Site, call: ast.Call, argument: str | int) -> Answer:
        if not self.replaceable:
            return site.flag(node=call)
        return site.fix(site.edit_call(call).remove(argument).edit(), node=call)

    def _chosen(self, site: Site, call: ast.Call) -> Iterator[Answer]:
        """``add_subparsers(parser_class=lambda **options: CommandParser(self, **options))``."""
        keyword = site.keyword(call, "parser_class")
        if keyword is None or not _in_command(site):
            return
        made = keyword.value.body if isinstance(keyword.value, ast.Lambda) else None
        if isinstance(made, ast.Call) and site.is_name(made.func, _PARSER):
            yield self._without(site, call, "parser_class")
        elif made is not None or site.resolve(keyword.value) is None:
            yield site.flag(node=keyword, advice="Give a class that descends from CommandParser, or none.")

    def _read(self, site: Site, node: ast.Attribute) -> Iterator[Answer]:
        """``parser.cmd`` in the command's own ``add_arguments()``."""
        function = site.function
        if not _in_command(site) or function is None or function.name != "add_arguments":
            return
        names = [one.arg for one in function.args.args]
        if len(names) > 1 and isinstance(node.value, ast.Name) and node.value.id == names[1]:
            yield site.fix(site.replace(node, names[0]))


def _in_command(site: Site) -> bool:
    return site.class_ is not None and site.descends(site.class_, _COMMAND)
