"""The rows themselves, read one file at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from types import MappingProxyType

from codemods.ledger.lifetime import Lifetime
from codemods.releases import KNOWN, Release

__all__ = ["DATA", "FILES", "Row", "all_rows", "read_file", "row", "rows"]

DATA = Path(__file__).parent / "data"

FILES: tuple[str, ...] = (*map(str, KNOWN), "checks", "patch")
"""The stems of the CSV files, releases first, in the order of ``all_rows``."""

_PATCH = re.compile(r"\d+\.\d+\.\d+")
_ALSO = re.compile(r"\balso (?:(?:in )?\d+\.\d+\.\d+(?:, and |, | and )?)+")
"""How the summary of what a patch release changed names the others that did: "(also 4.2.30 and 5.2.13)"."""
_NOTES = "https://docs.djangoproject.com/en/stable/releases"


@dataclass(frozen=True, slots=True)
class Row(Lifetime):
    """One item of the release notes; the fields are the columns of the CSV files, as text."""

    id: str
    release: str  # a patch release (1.7.1) in patch.csv
    kind: str  # removed, incompatible, deprecated, default, new-idiom
    surface: str
    symbols: str
    action: str  # fix, suggest, flag, read
    trigger: str
    rewrite: str
    relevant_if: str
    deprecated_in: str
    removed_in: str
    anchor: str
    summary: str

    @property
    def url(self) -> str:
        """The place in the release notes, those of the patch release for what a patch release changed."""
        return f"{_NOTES}/{self.release}/" + (f"#{self.anchor}" if self.anchor else "")

    @property
    def others(self) -> str:
        found = _ALSO.search(self.summary) if self.release.count(".") == 2 else None
        return " ".join(_PATCH.findall(found[0])) if found is not None else ""

    @property
    def names(self) -> tuple[str, ...]:
        """The symbols one by one: dotted names, settings, ``tag:x``, ``command:x`` and the like."""
        return tuple(self.symbols.split())


COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(Row))


def rows(release: Release | str) -> tuple[Row, ...]:
    """The rows of a feature release's own file, in the order of its notes; none for a release without a file."""
    stem = str(release)
    return read_file(stem) if stem in FILES else ()


def row(id: str) -> Row | None:
    """The row of an id; reads the file of its release, and for a ``…/check-…`` id that of the checks, only."""
    release, slash, _ = id.partition("/")
    if not slash:
        return None
    # A patch release has three numbers. What is not in the notes of a feature release stands in checks.csv.
    stems = ("patch",) if release.count(".") == 2 else (release, "checks")
    for stem in stems:
        if stem in FILES and (found := _by_id(stem).get(id)) is not None:
            return found
    return None


def all_rows() -> Iterator[Row]:
    """Every row of every file: for coverage tables and tests, not for a run."""
    for stem in FILES:
        yield from read_file(stem)


@cache
def read_file(stem: str, folder: Path = DATA) -> tuple[Row, ...]:
    """The rows of one file of ``FILES``; raises ``ValueError`` where the file is not a ledger file."""
    import csv

    path = folder / f"{stem}.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        lines = csv.reader(stream)
        if tuple(next(lines, ())) != COLUMNS:
            raise ValueError(f"{path}: the first line must name the columns {', '.join(COLUMNS)}.")
        found = []
        for line in lines:
            if len(line) != len(COLUMNS):
                raise ValueError(f"{path}, line {lines.line_num}: {len(line)} columns, not {len(COLUMNS)}.")
            found.append(Row(*line))
    return tuple(found)


@cache
def _by_id(stem: str) -> MappingProxyType[str, Row]:
    return MappingProxyType({row.id: row for row in read_file(stem)})
