"""Files of project templates whose names Django changes."""

from __future__ import annotations

from codemods.files.text import LineIndex
from codemods.findings import Finding, Verdict
from codemods.ledger import row
from codemods.releases import Range, Release

__all__ = ["CHANGE", "check_template"]

CHANGE = "1.9.2/py-tpl-renamed"


def check_template(path: str, lines: LineIndex, range: Range) -> list[Finding]:
    """Flag a ``*.py-tpl`` file, which ``startapp`` and ``startproject`` rename since 1.9.2."""
    # Since then such names are chosen for what Django does with them, so only a way from before is concerned.
    if range.current is None or range.current >= Release(1, 10) or range.target < Release(1, 9):
        return []
    entry = row(CHANGE)
    return [
        Finding(
            path,
            lines.place(0, lines.line_end(1)),
            CHANGE,
            Verdict.FLAG,
            "startproject and startapp write this file as .py, without -tpl.",
            "Rename it where a file that ends in .py-tpl is wanted in new projects.",
            "1.9.2",
            "",
            entry.url if entry else "",
        )
    ]
