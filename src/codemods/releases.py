"""Django's feature releases, as points on a line.

A release is a tuple of whole numbers, so ``Release.parse("1.10") > Release.parse("1.9")`` and the calendar years
that follow 6.1 (``2028``) sort after every number of the old plan. Nothing else is assumed of the numbers.
"""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["KNOWN", "NEWEST", "OLDEST", "Range", "Release"]

_NUMBER = re.compile(r"v?(\d+)(?:\.(\d+))?(?:\.\d+)*(?:\s*(?:a|b|c|rc|alpha|beta|dev|\.dev)\d*)?$")


class Release(NamedTuple):
    """A feature release of Django: ``Release(4, 2)``; patch releases belong to their feature release."""

    major: int
    minor: int = 0

    @classmethod
    def parse(cls, text: str) -> Release:
        """Read ``4.2``, ``4.2.7``, ``v5.0``, ``2028``; raise ``ValueError`` with one clear sentence otherwise."""
        match = _NUMBER.match(text.strip())
        if match is None:
            raise ValueError(f"{text!r} is not a Django release; write one like 4.2 or 2028.")
        return cls(int(match[1]), int(match[2] or 0))

    def __str__(self) -> str:
        return str(self.major) if self.major >= 2000 else f"{self.major}.{self.minor}"


KNOWN: tuple[Release, ...] = tuple(
    Release.parse(number)
    for number in [
        *("1.7", "1.8", "1.9", "1.10", "1.11", "2.0", "2.1", "2.2", "3.0", "3.1", "3.2"),
        *("4.0", "4.1", "4.2", "5.0", "5.1", "5.2", "6.0", "6.1"),
    ]
)
"""Every feature release that codemods knows, oldest first."""

OLDEST = KNOWN[0]
NEWEST = KNOWN[-1]


class Range(NamedTuple):
    """The way of one run: from which release, to which, and which releases the result must run on.

    ``current`` is None where nobody knows the release that the code runs on today; everything up to ``target`` is
    then looked for. ``supports`` is the oldest release that the rewritten code must still run on; it equals
    ``target`` unless the package keeps several releases alive. ``before`` is the release that the code runs on today
    where that is older than all that are known; ``current`` is then the oldest of those.
    """

    current: Release | None
    target: Release
    supports: Release
    before: Release | None = None

    @classmethod
    def of(cls, current: str | None = None, target: str | None = None, supports: str | None = None) -> Range:
        """Build a range from texts; ``supports`` is one release (the oldest) or ``OLDEST..NEWEST``."""
        oldest: Release | None = None
        newest: Release | None = None
        if supports:
            low, dots, high = supports.partition("..")
            oldest = Release.parse(low)
            newest = Release.parse(high) if dots and high else None
        goal = Release.parse(target) if target else newest or NEWEST
        now = Release.parse(current) if current else oldest
        if now is not None and now > goal:
            raise ValueError(
                f"The current release {now} is newer than the target {goal}; swap --from and --to."
            )
        if oldest is not None and oldest > goal:
            raise ValueError(f"--supports begins at {oldest}, after the target {goal}.")
        return cls(now, goal, oldest or goal)

    def known(self) -> Range:
        """The same range with a current release that is known."""
        if self.current is None or self.current >= OLDEST:
            return self
        return self._replace(current=OLDEST, before=self.current)

    @property
    def began(self) -> Release | None:
        """The release after which changes lie on the way; None where nobody knows."""
        return self.before or self.current

    def passes(self, release: Release) -> bool:
        """Whether a release lies on the way: after the one that the code runs on, and up to the target."""
        return (self.began is None or self.began < release) and release <= self.target

    @property
    def start(self) -> Release:
        """The release to count from: the current one or, where it is unknown, the oldest one known."""
        return self.current or OLDEST

    @property
    def supported(self) -> tuple[Release, ...]:
        """The known releases that the result must run on, oldest first; at least the target."""
        known = tuple(release for release in KNOWN if self.supports <= release <= self.target)
        return known or (self.target,)
