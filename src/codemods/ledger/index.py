"""What a run needs to know of every row, from one small file that is read in a few milliseconds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from codemods.ledger.lifetime import Lifetime
from codemods.ledger.rows import DATA, Row

__all__ = ["INDEX", "OPEN", "Entry", "entries", "entry", "index_text", "open_rows"]

INDEX = DATA / "index.tsv"
OPEN = DATA / "open.txt"


class _Columns(NamedTuple):
    id: str
    file: str
    kind: str
    action: str
    surface: str
    release: str
    deprecated_in: str
    removed_in: str
    others: str


class Entry(_Columns, Lifetime):
    """A row without its words; ``file`` is the stem of the CSV file that holds it."""

    __slots__ = ()


@cache
def _lines() -> MappingProxyType[str, str]:
    """The line of each id, not yet taken apart: most are never asked for."""
    text = INDEX.read_text("utf-8")
    return MappingProxyType({line[: line.index("\t")]: line for line in text.splitlines()})


def entry(id: str) -> Entry | None:
    """What the index says of an id, or None."""
    line = _lines().get(id)
    return None if line is None else Entry(*line.split("\t"))


@cache
def entries() -> Mapping[str, Entry]:
    """Every id of the ledger and what the index says of it, in the order of the files."""
    return MappingProxyType({id: Entry(*line.split("\t")) for id, line in _lines().items()})


@cache
def open_rows() -> frozenset[str]:
    """The ids whose places no rule looks for, or not for all of them; ``tools/open_rows.py`` writes them down."""
    return frozenset(OPEN.read_text("utf-8").split())


def index_text(files: Iterable[tuple[str, Iterable[Row]]]) -> str:
    """The text of the index for these files: (stem, rows); what ``tools/import_ledger.py`` writes."""
    return "".join(
        "\t".join(
            (
                row.id,
                stem,
                row.kind,
                row.action,
                row.surface,
                row.release,
                row.deprecated_in,
                row.removed_in,
                row.others,
            )
        )
        + "\n"
        for stem, rows in files
        for row in rows
    )
