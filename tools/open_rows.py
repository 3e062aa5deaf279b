"""Write down which rows of the ledger no rule answers in full, so that a run knows without importing every rule.

python tools/open_rows.py
"""

from __future__ import annotations

import sys

from codemods.cli.catalog import catalog
from codemods.ledger import entries
from codemods.ledger.index import OPEN


def open_text() -> str:
    """The text of the file: the ids of rows that no rule answers in full, one a line, in the order of the ledger."""
    answered = {id for known in catalog() if not known.partly for id in known.answers}
    return "".join(
        f"{id}\n" for id, entry in entries().items() if entry.action != "read" and id not in answered
    )


if __name__ == "__main__":
    OPEN.write_text(open_text(), "utf-8", newline="\n")
    sys.exit(0)
