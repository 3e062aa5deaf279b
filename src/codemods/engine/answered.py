"""What the rules have answered in one file, so that nothing is said twice, nor of what a fix takes away."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass, field

from codemods.findings import Edit, Verdict
from codemods.rewrite.answer import Answer
from codemods.source.module import Module
from codemods.source.scopes import Binding

__all__ = ["Answered", "standing"]


@dataclass(slots=True)
class Answered:
    """Places (1-based line, 0-based UTF-8 column) that were spoken about, imports whose uses were, and fixes.

    ``uses`` are the places of what the rules were shown when they spoke, wherever their answers point.
    """

    module: Module
    places: set[tuple[int, int]] = field(default_factory=set)
    uses: set[tuple[int, int]] = field(default_factory=set)
    imports: set[ast.alias] = field(default_factory=set)
    fixes: list[Edit] = field(default_factory=list)

    def note(self, answer: Answer, binding: Binding | None = None, use: ast.AST | None = None) -> None:
        """Remember an answer, the import by which its site's name came, and the place of that name."""
        shown = None if use is None else _place(use)
        if shown is not None:
            self.uses.add(shown)
        for node in (answer.node, *answer.also):
            place = _place(node)
            if place is not None:
                self.places.add(place)
        # A star goes on bringing the others, from where they may be no more.
        if binding is not None and binding.alias is not None and binding.name != "*":
            self.imports.add(binding.alias)
        if answer.verdict is Verdict.FIX:
            self.fixes += answer.edits

    def settles(self, alias: ast.alias, local: str) -> bool:
        """Whether an import goes with its uses: all of them have been spoken about, or are taken out by a fix.

        One in code that never runs may stay, and would have the import stay.
        """
        if alias not in self.imports:
            return False
        for node, scope in self.module.walk.names.get(local, ()):
            owner = scope.owner(local)
            if owner is None or not any(one.alias is alias for one in owner.bindings[local]):
                continue
            place = _place(node)
            if place not in self.uses and place not in self.places:
                if not _taken_out(self.module, node, self.fixes):
                    return False
        return True

    def has(self, answer: Answer) -> bool:
        """Whether the answer's own place has been spoken about, or is taken out by a fix."""
        return _place(answer.node) in self.places or _taken_out(self.module, answer.node, self.fixes)


def standing(module: Module, answers: Sequence[Answer]) -> list[Answer]:
    """The answers without the flags at names that a fix among them takes out; the next pass would tell them again."""
    fixes = [edit for answer in answers if answer.verdict is Verdict.FIX for edit in answer.edits]
    if not fixes:
        return list(answers)
    return [
        answer
        for answer in answers
        if answer.verdict is not Verdict.FLAG or not _taken_out(module, answer.node, fixes)
    ]


def _taken_out(module: Module, node: ast.AST, fixes: Sequence[Edit]) -> bool:
    """Whether the name at a node (what is called, for a call) is gone from the text that a fix puts around it."""
    name = node.func if isinstance(node, ast.Call) else node
    if not fixes or not isinstance(name, ast.Name | ast.Attribute | ast.alias):
        return False
    if isinstance(name, ast.alias):
        node = name = module.statement_of(name)
    start, end = module.span(node)
    source = module.source_of(name)
    return any(edit.start <= start and end <= edit.end and source not in edit.text for edit in fixes)


def _place(node: ast.AST) -> tuple[int, int] | None:
    line = getattr(node, "lineno", None)
    return None if line is None else (line, getattr(node, "col_offset", 0))
