"""One place of the repository that says which release of Django it is for."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass

from codemods.releases import Release
from codemods.versions.specifiers import Allowed, allowed, is_python_2_only, requirement_parts, url_version

__all__ = ["Detected", "Rank", "is_django", "line_of", "stated", "stated_range"]


class Rank(enum.IntEnum):
    """How much a statement weighs against others: what is installed before what may be."""

    LOCK = 0
    PIN = 1
    REQUIREMENTS = 2  # a range in a requirement file, a Pipfile, an environment file
    PROJECT = 3  # a range in the metadata of a package
    HINT = 4  # what tests run on, classifiers, documentation builds


@dataclass(frozen=True, slots=True)
class Detected:
    """A release of Django that a file states, and the statement.

    ``release`` is the one to count from: the locked or pinned one, else the oldest that the statement allows.
    ``path`` is relative to the root with forward slashes, ``line`` counts from 1 and ``requirement`` is the statement
    as it stands there; ``how`` is a few words for people ("exact pin"). ``oldest`` and ``newest`` bound the releases
    that the statement allows, ``newest`` being None where it sets no upper bound. ``order`` ranks statements of equal
    weight within a file or folder.
    """

    release: Release
    path: str
    requirement: str
    line: int
    how: str
    rank: Rank
    oldest: Release
    newest: Release | None
    order: int = 0

    @property
    def is_exact(self) -> bool:
        return self.rank in (Rank.LOCK, Rank.PIN)

    def allows(self, release: Release) -> bool:
        """Whether ``release`` lies within what this statement allows."""
        return self.oldest <= release and (self.newest is None or release <= self.newest)


def is_django(name: str) -> bool:
    """Whether a name of a distribution is Django's, in any of the ways to write it."""
    return name.lower() == "django"


def stated(
    path: str,
    line: int,
    text: str,
    rank: Rank,
    how: str,
    *,
    spec: str | None = None,
    order: int = 0,
    pin: bool = True,
) -> Detected | None:
    """What the requirement ``text`` (``Django>=3.2,<4``) says, None where it is not about Django or names no release.

    ``spec`` is its specifier in the form of PEP 440 where ``text`` is written in another manner. With ``pin`` an
    exact version makes it a ``PIN``, whatever ``rank`` says of ranges.
    """
    marker = ""
    if spec is None:
        parts = requirement_parts(text)
        if parts is None or not is_django(parts.name):
            return None
        spec, marker = parts.spec, parts.marker
        version = url_version(parts.url) if parts.url else None
        if version:
            spec = f"=={version}"
    limits = allowed(spec)
    if limits is None:
        return None
    if pin and limits.is_exact and rank > Rank.PIN:
        rank, how = Rank.PIN, "exact pin"
    if marker and is_python_2_only(marker):
        rank = Rank.HINT
    return _detected(path, line, text, rank, how, limits, order)


def stated_range(
    path: str, line: int, text: str, how: str, releases: list[Release], *, order: int = 0
) -> Detected | None:
    """What a list of supported ``releases`` says (classifiers, an ``envlist``); None for an empty one."""
    if not releases:
        return None
    return _detected(path, line, text, Rank.HINT, how, Allowed(min(releases), max(releases), False), order)


def _detected(path: str, line: int, text: str, rank: Rank, how: str, limits: Allowed, order: int) -> Detected:
    text = " ".join(text.split())
    return Detected(limits.oldest, path, text, line, how, rank, limits.oldest, limits.newest, order)


def line_of(text: str, fragment: str, start: int = 0) -> int:
    """The 1-based line on which ``fragment`` stands first; the first one about Django where it does not stand."""
    at = text.find(fragment, start)
    if at < 0:
        match = re.compile(r"(?i)\bdjango\b").search(text, start)
        at = match.start() if match else 0
    return text.count("\n", 0, at) + 1
