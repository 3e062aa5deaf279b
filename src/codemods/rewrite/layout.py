"""What stands between the parts of something in brackets, where that is nothing but commas and white space."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Layout", "with_brackets"]

_OPENING = re.compile(r"[ \t]*(?:\n[ \t]*)?")
_COMMA = re.compile(r",(?:[ ]*|\n[ \t]*)")
_TAIL = re.compile(r"[ \t]*(?:\n[ \t]*)?|,(?:[ ]*|\n[ \t]*)")
_CLOSING = re.compile(r"[ \t\n]*\)")


@dataclass(slots=True)
class Layout:
    """The white space before the first part, the commas between the parts, and what follows the last."""

    opening: str
    commas: list[str]
    tail: str

    @classmethod
    def of(cls, gaps: Sequence[str]) -> Layout | None:
        """The layout with these texts before, between and behind the parts; None where it is no plain one."""
        opening, *commas = gaps
        tail = commas.pop() if commas else ""
        if _OPENING.fullmatch(opening) and all(map(_COMMA.fullmatch, commas)) and _TAIL.fullmatch(tail):
            return cls(opening, commas, tail)
        return None

    @property
    def is_hanging(self) -> bool:
        """Whether the first part stands on a line of its own."""
        return "\n" in self.opening

    def remove(self, index: int) -> None:
        """Take out what belongs to the part at ``index``."""
        if self.commas:
            del self.commas[min(index, len(self.commas) - 1)]
        else:
            self.opening = self.tail = ""

    def join(self, parts: Sequence[str]) -> str:
        """All of it, with the parts; the brackets are not in it."""
        texts = [self.opening]
        for part, comma in zip(parts, [*self.commas, self.tail], strict=False):
            texts += [part, comma]
        return "".join(texts)


def with_brackets(text: str, low: int, start: int, end: int) -> tuple[int, int] | None:
    """The span of an expression with the brackets around it, of which none opens before ``low``.

    None where a comment stands between a bracket and what it holds.
    """
    while True:
        before = low + len(text[low:start].rstrip(" \t\n"))
        if before == low or text[before - 1] != "(":
            return start, end
        closing = _CLOSING.match(text, end)
        if closing is None:
            return None
        start, end = before - 1, closing.end()
