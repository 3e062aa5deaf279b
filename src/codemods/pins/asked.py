"""What the releases on the way of a run ask for, one after the other; the last of them counts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from codemods.releases import Range, Release

__all__ = ["Asked", "last_asked", "notes"]

_Version = TypeVar("_Version")


class Asked(NamedTuple):
    """A table's entry: the release that asks for more than the one before, and the ledger row that says so."""

    since: Release
    row: str


def last_asked(entries: Iterable[tuple[str, _Version, str]], range: Range) -> tuple[Asked, _Version] | None:
    """The last entry (release, version, row) on the way, and its version; None where nothing new is asked for."""
    found = [
        (Asked(release, row), version)
        for since, version, row in entries
        if range.passes(release := Release.parse(since))
    ]
    return found[-1] if found else None


def notes(release: Release | str) -> str:
    """The address of a release's notes."""
    return f"https://docs.djangoproject.com/en/stable/releases/{release}/"
