"""Options of management commands in Python code: ``call_command("migrate", list=True)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import ClassVar

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, Trigger

__all__ = ["ChangeCommandOptions"]

_CALL_COMMAND = "django.core.management.call_command"


class ChangeCommandOptions(Rule):
    """An option of a management command has another name, or is gone."""

    command: ClassVar[str] = ""
    """The command; empty for an option of all commands."""
    rename: ClassVar[Mapping[str, str]] = {}
    """Keyword of ``call_command()`` -> the new keyword."""
    values: ClassVar[Mapping[str, str]] = {}
    """Keyword -> the source of its new value, where it was given as ``True``; with ``False`` it is dropped."""
    remove: ClassVar[Mapping[str, str]] = {}
    """Keyword that is gone -> what to know."""
    flags: ClassVar[Mapping[str, str]] = {}
    """Option as on the command line (``--list``) -> what to do where ``call_command()`` is given it as a string."""
    suggests: ClassVar[bool] = False

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnCall(_CALL_COMMAND)
        yield from cls.triggers

    def wanted(self, site: Site, call: ast.Call) -> bool:
        """Whether the call runs the command."""
        if not self.command:
            return True
        name = site.argument(call, "command_name", 0) or site.argument(call, "name", 0)
        return isinstance(name, ast.Constant) and name.value == self.command

    def glance(self, call: ast.Call) -> bool:
        names = (*call.args[:1], *(one.value for one in call.keywords if one.arg in ("command_name", "name")))
        return not self.command or any(
            isinstance(one, ast.Constant) and one.value == self.command for one in names
        )

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or not self.wanted(site, call):
            return
        for argument in call.args[1:]:
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                option = argument.value.partition("=")[0]
                if option in self.flags:
                    yield site.flag(node=argument, advice=self.flags[option])
        hits = [
            keyword for keyword in call.keywords if keyword.arg in {*self.rename, *self.remove, *self.values}
        ]
        if not hits:
            return
        if not self.replaceable:
            if self.gone:
                yield site.flag(node=hits[0])
            return
        editor = site.edit_call(call)
        advice = self.advice
        for keyword in hits:
            old = keyword.arg or ""
            if old in self.remove:
                editor.remove(old)
                advice = self.remove[old] or advice
            elif old not in self.values:
                if editor.has(self.rename[old]):
                    yield site.flag(node=keyword, advice=f"Both {old} and {self.rename[old]} are given.")
                    return
                editor.rename(old, self.rename[old])
            elif isinstance(keyword.value, ast.Constant) and isinstance(keyword.value.value, bool):
                if keyword.value.value:
                    editor.value(old, self.values[old]).rename(old, self.rename.get(old, old))
                else:
                    editor.remove(old)
            else:
                yield site.flag(node=keyword, advice=advice)
                return
        edit = self.finish(site, editor.edit(), call)
        if self.suggests:
            yield site.suggest(edit, node=call, advice=advice)
        else:
            yield site.fix(edit, node=call, advice=advice)

    def finish(self, site: Site, edit: Edit, call: ast.Call) -> Edit:
        """A last change of the edited call; for subclasses."""
        return edit
