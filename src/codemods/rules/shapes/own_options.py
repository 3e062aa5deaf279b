"""Options of a project's own whose name Django has taken."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import ClassVar

from codemods.rewrite.answer import Answer
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod, Trigger

__all__ = ["TakenOptions"]


class TakenOptions(Rule):
    """A command or test runner adds an option that Django adds as well, and fails with a conflict."""

    of: ClassVar[str] = ""
    """The class whose subclasses add options."""
    options: ClassVar[Sequence[str]] = ()
    """The options that Django has now."""

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnMethod(cls.of, "add_arguments")
        yield from cls.triggers

    def visit(self, site: Site) -> Iterator[Answer]:
        method = site.node
        if not isinstance(method, ast.FunctionDef):
            return
        for call in ast.walk(method):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
                continue
            if call.func.attr != "add_argument":
                continue
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
