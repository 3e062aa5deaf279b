"""The change ledger: every item of Django's release notes, one row each, as package data.

``data/`` holds one CSV file a release, ``checks.csv`` for system checks and ``patch.csv`` for patch releases; they are
the project's own copy, corrected by hand where Django's sources say otherwise. ``data/index.tsv`` is made from them by
``tools/import_ledger.py`` and says of every id what a run needs to know of it, so that a run reads the files of only
those releases whose words it prints. ``data/open.txt`` lists the rows that no rule answers in full (``tools/open_rows.py``).
"""

from codemods.ledger.index import Entry, entries, entry, open_rows
from codemods.ledger.rows import Row, all_rows, row, rows

__all__ = ["Entry", "Row", "all_rows", "entries", "entry", "open_rows", "row", "rows"]
