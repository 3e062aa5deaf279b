"""Lists of codes as users write them, on the command line and in the configuration."""

from __future__ import annotations

from collections.abc import Iterable

from codemods.cli.errors import Failure
from codemods.codes import near_misses, unknown

__all__ = ["check_known", "parse_per_file_ignores", "split"]


def split(values: Iterable[str]) -> tuple[str, ...]:
    """The parts of an option that may be repeated and holds commas: ``--select 3.0,api --select 4.0``."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def parse_per_file_ignores(values: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """``tests/*:3.0,tests/*:api`` as a table of patterns; a ``Failure`` where a part is not of that form."""
    table: dict[str, tuple[str, ...]] = {}
    for part in split(values):
        pattern, colon, code = (piece.strip() for piece in part.rpartition(":"))
        if not (colon and pattern and code):
            raise Failure(f"--per-file-ignores takes PATTERN:CODE like tests/*:3.0, not {part!r}.")
        table[pattern] = (*table.get(pattern, ()), code)
    return table


def check_known(selectors: Iterable[str], where: str) -> None:
    """Raise a ``Failure`` for the first selector that means no code; ``where`` is the option or key it stands in."""
    from codemods import ledger

    doubtful = unknown(selectors, ledger.entries)
    if not doubtful:
        return
    from codemods.cli.catalog import catalog  # not every rule's code is a ledger id

    codes = [known.code for known in catalog()]
    for selector in unknown(doubtful, lambda: codes):
        near = near_misses(selector, [*ledger.entries(), *codes])
        hint = f"did you mean {' or '.join(near)}?" if near else "codemods rules lists them."
        raise Failure(f"Unknown code {selector!r} in {where}; {hint}")
