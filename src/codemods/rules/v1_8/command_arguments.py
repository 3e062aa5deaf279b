"""What management commands do with positional arguments."""

from __future__ import annotations

import ast
import re

from codemods.releases import Release
from codemods.rules.site import Site

__all__ = [
    "PLAIN_COMMANDS",
    "needless",
    "plain_command",
    "positional",
    "positional_above",
    "reads_arguments",
    "stated_arguments",
    "takes_positional",
]

PLAIN_COMMANDS = ("django.core.management.base.BaseCommand", "django.core.management.base.NoArgsCommand")
_DECLARES = frozenset(["add_arguments", "create_parser", "option_list"])


def plain_command(site: Site, node: ast.ClassDef) -> bool:
    """Whether a command stands directly on ``BaseCommand``, which adds no arguments by itself."""
    named = [site.resolve(base) for base in node.bases]
    commands = [one for one in named if one is not None and one != "object"]
    return len(commands) == 1 and site.is_name(node.bases[named.index(commands[0])], *PLAIN_COMMANDS)


def reads_arguments(node: ast.ClassDef) -> bool:
    """Whether the ``handle()`` of a command reads its ``*args``."""
    for method in node.body:
        if isinstance(method, ast.FunctionDef) and method.name == "handle" and method.args.vararg is not None:
            name = method.args.vararg.arg
            return any(
                isinstance(part, ast.Name) and part.id == name
                for statement in method.body
                for part in ast.walk(statement)
            )
    return False


def takes_positional(site: Site, node: ast.ClassDef) -> bool:
    """Whether a command was made for positional arguments: it reads them, or says so in ``args``."""
    named = any(site.is_name(base, "django.core.management.base.NoArgsCommand") for base in node.bases)
    return not named and (bool(stated_arguments(node)) or reads_arguments(node))


def positional(node: ast.ClassDef) -> str:
    """What has a parser take the positional arguments of a command, by the name that its ``args`` gives them."""
    names = {name for name in re.findall(r"[\w.-]+", stated_arguments(node)) if name.strip(".")}
    metavar = f", metavar='{names.pop()}'" if len(names) == 1 else ""
    return f"parser.add_argument('args'{metavar}, nargs='*')"


def positional_above(site: Site, node: ast.ClassDef) -> bool | None:
    """Whether what a command stands on takes positional arguments by itself; None where that cannot be told.

    An ``option_list`` brings them with it where its class is made for them, and so is left in doubt as well.
    """
    doubtful = False
    for ancestor in site.index.ancestry(f"{site.module.name}.{node.name}")[1:]:
        facts = site.index.class_facts(ancestor)
        if ancestor.rpartition(".")[2] in ("BaseCommand", "NoArgsCommand", "object"):
            continue
        if facts is None:
            if ancestor.startswith("django."):
                return True
            doubtful = True
        else:  # before 1.8 any command may be one that gets them declared
            words = _DECLARES | {"args", "handle"} if site.range.start < Release(1, 8) else _DECLARES
            doubtful = doubtful or not words.isdisjoint(facts.members)
    return None if doubtful else False


def needless(site: Site, node: ast.ClassDef) -> list[ast.stmt]:
    """The statement that sets ``args``, which nothing reads any more where the parser takes the arguments."""
    if "args" in site.module.walk.attributes:
        return []
    return [one for one in node.body if isinstance(one, ast.Assign) and _sets_args(one)]


def _sets_args(statement: ast.Assign) -> bool:
    named = [target.id for target in statement.targets if isinstance(target, ast.Name)]
    return named == ["args"] and isinstance(statement.value, ast.Constant)


def stated_arguments(node: ast.ClassDef) -> str:
    """The value of the class attribute ``args``; empty where there is none."""
    for statement in node.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Constant):
            if any(isinstance(target, ast.Name) and target.id == "args" for target in statement.targets):
                return str(statement.value.value or "")
    return ""
