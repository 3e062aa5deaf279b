"""The examples that a rule carries: its tests and its documentation both.

Sources are plain text as a user would have it. ``path`` is the file's name where that matters (a migration, a
settings module); ``files`` holds other files of the same small repository, by path.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Example", "Fixes", "Flags", "Keeps", "Suggests"]


@dataclass(frozen=True, kw_only=True)
class Example:
    """What every example has: where the file stands, what stands beside it, and the run's releases if special.

    ``current`` and ``target`` and ``supports`` are releases (``"2.2"``) where the rule's own would not do.
    """

    path: str = "shop/code.py"
    files: Mapping[str, str] = field(default_factory=dict)
    current: str | None = None
    target: str | None = None
    supports: str | None = None
    modernize: bool = False


@dataclass(frozen=True)
class Fixes(Example):
    """``before`` becomes ``after``, decided from the source alone."""

    before: str
    after: str


@dataclass(frozen=True)
class Suggests(Example):
    """``before`` becomes ``after`` when a person says yes; without that yes it is left as it is."""

    before: str
    after: str


@dataclass(frozen=True)
class Flags(Example):
    """The place on 1-based ``line`` is reported and nothing is rewritten; ``lines`` for several."""

    source: str
    line: int = 1
    lines: tuple[int, ...] = ()


@dataclass(frozen=True)
class Keeps(Example):
    """A look-alike: nothing is said and nothing is changed."""

    source: str
