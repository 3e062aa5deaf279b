"""What the tool says: edits, and findings that carry them. Plain data, made by rules and read by reports."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

__all__ = ["Applicability", "Edit", "Finding", "Place", "Verdict"]


class Verdict(enum.Enum):
    """What is to happen at a place."""

    FIX = "fix"  # behaviour-preserving, decided from the source alone: ``--fix`` applies it
    SUGGEST = "suggest"  # a concrete rewrite that needs a person's yes: ``--fix --suggestions`` applies it
    FLAG = "flag"  # the place is certain, the answer needs judgment

    @property
    def applicability(self) -> Applicability:
        return {
            Verdict.FIX: Applicability.SAFE,
            Verdict.SUGGEST: Applicability.UNSAFE,
            Verdict.FLAG: Applicability.DISPLAY,
        }[self]


class Applicability(enum.Enum):
    """Ruff's words for the same three, used in machine-readable output."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace ``text[start:end]`` of one file by ``text``; offsets count characters of the decoded file."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A span in one file: 1-based lines, 0-based columns (characters), and offsets in characters."""

    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One place that a change between two releases hits, and what is to be done about it.

    ``code`` is a ledger id (``3.0/force-text``), an ``api/…`` code or a ``file/…`` code (what is wrong with a file
    itself: ``file/syntax-error``). ``path`` is relative to the root of the run, with forward slashes. ``message`` says
    what is wrong here, ``advice`` what to do; ``since`` and ``until`` are the releases of deprecation and removal.
    ``edits`` are against the text of the file as it was read (``iteration`` 0) or as an earlier pass left it; they are
    empty for a flag. ``doubtful``: a flag only because a name may stand for something else as well.
    """

    path: str
    place: Place
    code: str
    verdict: Verdict
    message: str
    advice: str = ""
    since: str = ""
    until: str = ""
    url: str = ""
    edits: tuple[Edit, ...] = field(default=(), repr=False)
    iteration: int = 0
    doubtful: bool = False

    @property
    def sort_key(self) -> tuple[str, int, int, str]:
        return (self.path, self.place.line, self.place.column, self.code)
