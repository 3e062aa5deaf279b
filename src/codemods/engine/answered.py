"""What the rules have answered in one file, so that the API check says nothing twice."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

from codemods.rewrite.answer import Answer

__all__ = ["Answered"]


@dataclass(slots=True)
class Answered:
    """Places (1-based line, 0-based UTF-8 column) and dotted names that some rule has spoken about."""

    places: set[tuple[int, int]] = field(default_factory=set)
    names: set[str] = field(default_factory=set)

    def note(self, answer: Answer, qname: str = "") -> None:
        """Remember an answer, and the name that its site was about."""
        for node in (answer.node, *answer.also):
            place = _place(node)
            if place is not None:
                self.places.add(place)
        if qname:
            self.names.add(qname)

    def has(self, answer: Answer) -> bool:
        """Whether the answer's own place has been spoken about."""
        return _place(answer.node) in self.places


def _place(node: ast.AST) -> tuple[int, int] | None:
    line = getattr(node, "lineno", None)
    return None if line is None else (line, getattr(node, "col_offset", 0))
