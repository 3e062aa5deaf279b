"""Options of a project's own whose name Django has taken."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import ClassVar

from codemods.rewrite.answer import Answer
from codemods.rules.rule import Rule
from codemods.rules.shapes.mixed_in import overrides_hook_of
from codemods.rules.shapes.overrides import is_super
from codemods.rules.shapes.values import assigned_values, bindings_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod, Trigger

__all__ = ["RUNNERS", "TakenOptions"]

RUNNERS = ("django.test.runner.DiscoverRunner", "django.core.management.commands.test.Command")
"""Whose options are those of a test runner: the command has the runner add them."""
_GROUPS = ("add_argument_group", "add_mutually_exclusive_group")


class TakenOptions(Rule):
    """A command or test runner adds an option that Django adds as well, and fails with a conflict."""

    of: ClassVar[Sequence[str]] = ("django.core.management.base.BaseCommand",)
    """The classes whose subclasses add options."""
    options: ClassVar[Sequence[str]] = ()
    """The options that Django has now."""
    inherited: ClassVar[bool] = False
    """True where Django's own ``add_arguments()`` adds them: without ``super()`` there is no conflict."""

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnMethod("", "add_arguments")
        yield OnMethod("", "create_parser")
        yield from cls.triggers

    def concerned(self, site: Site, class_: ast.ClassDef) -> bool:
        """Whether Django adds the options to the parser of a class."""
        return overrides_hook_of(site, class_, *self.of)

    def visit(self, site: Site) -> Iterator[Answer]:
        method, class_ = site.node, site.class_
        if not isinstance(method, ast.FunctionDef) or class_ is None or not self.concerned(site, class_):
            return
        parser = None
        if method.name == "add_arguments":
            if self.inherited and not _hands_on(method):
                return
            parser = next((one.arg for one in method.args.args[1:2]), None)
        for call in _adding(site, method, parser):
            taken = [
                str(one.value)
                for one in call.args
                if isinstance(one, ast.Constant) and one.value in self.options
            ]
            if taken:
                yield site.flag(
                    node=call,
                    message=f"Django has {', '.join(taken)} itself now, and an option cannot be added twice",
                    advice="Drop it where Django's does the same, or give it another name.",
                )


def _hands_on(method: ast.FunctionDef) -> bool:
    """Whether a method has the one that it overrides do its part, with ``super()`` or by the class's name."""
    return any(
        isinstance(part, ast.Call)
        and isinstance(part.func, ast.Attribute)
        and part.func.attr == method.name
        and not (isinstance(part.func.value, ast.Name) and part.func.value.id in ("self", "cls"))
        for part in ast.walk(method)
    )


def _adding(
    site: Site, function: ast.FunctionDef, parser: str | None, seen: tuple[ast.AST, ...] = ()
) -> Iterator[ast.Call]:
    """The calls that add options to a parser, in a function and in those of the module that it hands the parser to."""
    for call in ast.walk(function):
        if not isinstance(call, ast.Call):
            continue
        if isinstance(call.func, ast.Attribute) and call.func.attr == "add_argument":
            if _is_parser(site, call.func.value, parser):
                yield call
            continue
        place = next((at for at, one in enumerate(call.args) if _is_parser(site, one, parser)), None)
        called = _called(site, call.func) if place is not None else None
        if called is not None and place is not None and called not in (function, *seen):
            names = [one.arg for one in called.args.args]
            if isinstance(call.func, ast.Attribute) and not _is_static(called):
                del names[:1]
            if place < len(names):
                yield from _adding(site, called, names[place], (function, *seen))


def _is_parser(site: Site, node: ast.expr, parser: str | None, depth: int = 0) -> bool:
    """Whether an expression is the parser, or a group of its options; a parser of a sub-command is another one."""
    if isinstance(node, ast.Name):
        if node.id == parser:
            return True
        values = assigned_values(site, node) if depth < 4 else None
        return values is not None and all(_is_parser(site, one, parser, depth + 1) for one in values)
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    if node.func.attr in _GROUPS:
        return _is_parser(site, node.func.value, parser, depth)
    return node.func.attr == "create_parser" and is_super(node.func.value)


def _called(site: Site, callee: ast.expr) -> ast.FunctionDef | None:
    """The function of the module, or the method of the class around, that a call reaches."""
    found: list[ast.AST] = []
    if isinstance(callee, ast.Name):
        found = [one.node for one in bindings_of(site, callee)]
    elif isinstance(callee, ast.Attribute) and isinstance(callee.value, ast.Name):
        if callee.value.id in ("self", "cls") and site.class_ is not None:
            bound = site.module.walk.scope_of[site.class_].bindings
            found = [one.node for one in bound.get(callee.attr, ())]
    return found[0] if len(found) == 1 and isinstance(found[0], ast.FunctionDef) else None


def _is_static(function: ast.FunctionDef) -> bool:
    return any(isinstance(one, ast.Name) and one.id == "staticmethod" for one in function.decorator_list)
