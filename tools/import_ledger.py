"""Bring ledger files into the package, and make the index that goes with them.

    python tools/import_ledger.py FOLDER       add the rows of FOLDER/*.csv that the package does not have yet
    python tools/import_ledger.py              only make the index anew, after an edit of the package's own files
    python tools/import_ledger.py --check      change nothing; exit 1 where the index is not up to date

The package's copy is corrected by hand, so a row that is already there is never overwritten: where the two differ the
row is named, and ``--overwrite`` takes the words of FOLDER for it.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
from pathlib import Path

from codemods.ledger.index import INDEX, index_text
from codemods.ledger.rows import COLUMNS, DATA, FILES, Row, read_file


def main() -> int:
    parser = argparse.ArgumentParser(description="Bring ledger files into the package.")
    parser.add_argument(
        "folder", nargs="?", type=Path, help="the folder with <release>.csv, checks.csv, patch.csv"
    )
    parser.add_argument("--overwrite", action="store_true", help="replace rows that differ")
    parser.add_argument("--data", type=Path, default=DATA, help="the package's copy")
    parser.add_argument("--check", action="store_true", help="only compare the index with the files")
    arguments = parser.parse_args()
    data: Path = arguments.data
    index = data / INDEX.name
    if arguments.check:
        if not index.exists() or index.read_text("utf-8") != _index(data):
            print(f"{index.name} is out of date; run python tools/import_ledger.py.", file=sys.stderr)
            return 1
        return 0
    if arguments.folder is not None:
        data.mkdir(exist_ok=True)
        for stem in FILES:
            if (arguments.folder / f"{stem}.csv").exists():
                _merge(arguments.folder, data, stem, arguments.overwrite)
        read_file.cache_clear()
    index.write_text(_index(data), "utf-8", newline="\n")
    return 0


def _index(data: Path) -> str:
    stems = [stem for stem in FILES if (data / f"{stem}.csv").exists()]
    return index_text((stem, read_file(stem, data)) for stem in stems)


def _merge(source: Path, data: Path, stem: str, overwrite: bool) -> None:
    """Add the rows of the file ``stem`` in ``source`` to that in ``data``."""
    target = data / f"{stem}.csv"
    own = list(read_file(stem, data)) if target.exists() else []
    place = {row.id: number for number, row in enumerate(own)}
    for row in read_file(stem, source):
        if row.id not in place:
            own.append(row)
        elif own[place[row.id]] != row:
            if overwrite:
                own[place[row.id]] = row
            else:
                print(f"{row.id}: kept as it is here; the folder has other words.")
    target.write_text(csv_text(own), "utf-8", newline="")


def csv_text(rows: list[Row]) -> str:
    """The text of a ledger file with these rows."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([getattr(row, column) for column in COLUMNS] for row in rows)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
