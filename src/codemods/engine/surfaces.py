"""The surfaces outside Python: templates, requirement pins, scripts. Same findings, same verdicts, same writing."""

from __future__ import annotations

from codemods.engine.options import RunOptions, RunResult
from codemods.files.walk import FoundFile

__all__ = ["other_files"]


def other_files(options: RunOptions, files: list[FoundFile], result: RunResult) -> None:
    """Check files that are not Python and add to ``result`` what is found."""
