"""What the rules have answered in one file, so that the API check says nothing twice."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

from codemods.rewrite.answer import Answer
from codemods.source.scopes import Binding

__all__ = ["Answered"]


@dataclass(slots=True)
class Answered:
    """Places (1-based line, 0-based UTF-8 column) that were spoken about, and imports whose uses were."""

    places: set[tuple[int, int]] = field(default_factory=set)
    imports: set[ast.alias] = field(default_factory=set)

    def note(self, answer: Answer, binding: Binding | None = None) -> None:
        """Remember an answer, and the import by which its site's name came."""
        for node in (answer.node, *answer.also):
            place = _place(node)
            if place is not None:
                self.places.add(place)
        if binding is not None and binding.alias is not None:
            self.imports.add(binding.alias)

    def has(self, answer: Answer) -> bool:
        """Whether the answer's own place has been spoken about."""
        return _place(answer.node) in self.places


def _place(node: ast.AST) -> tuple[int, int] | None:
    line = getattr(node, "lineno", None)
    return None if line is None else (line, getattr(node, "col_offset", 0))
