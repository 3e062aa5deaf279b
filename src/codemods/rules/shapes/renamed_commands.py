"""Management commands that are called from Python code: ``call_command("syncdb")``."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from codemods.rewrite.answer import Answer
from codemods.rewrite.calls import CallEditor
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, Trigger

__all__ = ["RenameCommands"]


class RenameCommands(Rule):
    """A management command has another name, or is gone; calls by ``call_command()`` follow."""

    commands: ClassVar[Mapping[str, str]] = {}
    """Command -> the command that does its work now."""
    gone_commands: ClassVar[Mapping[str, str]] = {}
    """Command that is gone -> what to do."""
    drop: ClassVar[Sequence[str]] = ()
    """Keywords that the new command does not take, and that change nothing."""

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnCall("django.core.management.call_command")
        yield from cls.triggers

    def glance(self, call: ast.Call) -> bool:
        name = call.args[0] if call.args else None
        return isinstance(name, ast.Constant) and (
            name.value in self.commands or name.value in self.gone_commands
        )

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call) or not call.args:
            return
        name = call.args[0]
        if not isinstance(name, ast.Constant) or not isinstance(name.value, str):
            return
        old = name.value
        if (old not in self.gone_commands and old not in self.commands) or self._own(site, old):
            return
        if old in self.gone_commands:
            yield site.flag(message=f"The command {old} is gone", advice=self.gone_commands[old])
        elif old in self.commands:
            if not self.replaceable:
                if self.gone:
                    yield site.flag(message=f"The command {old} is gone")
                return
            editor = site.edit_call(call)
            editor.value(0, site.source(name).replace(old, self.commands[old]))
            for keyword in self.drop:
                editor.remove(keyword)
            self.adapt(site, editor)
            yield site.fix(editor.edit(), message=f"The command {old} is {self.commands[old]} now")

    def adapt(self, site: Site, editor: CallEditor) -> None:
        """Change more of a call whose command has another name; for subclasses to fill in."""

    def _own(self, site: Site, name: str) -> bool:
        """Whether the repository has a command of that name."""
        return any(path.endswith(f"management/commands/{name}.py") for path in site.index.files)
