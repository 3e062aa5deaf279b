"""Where the place of a finding is after other places of its file have been rewritten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from codemods.files.text import LineIndex
from codemods.findings import Finding, Place
from codemods.report.lines import Block, changes

__all__ = ["moved"]


def moved(findings: Sequence[Finding], old: str, new: str) -> list[Finding]:
    """The findings of one file, made on ``old``, with their places in ``new``.

    A place on lines that are the same in both follows its lines; one on rewritten lines is where the new lines begin.
    The edits, which are against ``old``, are dropped where the file has changed.
    """
    if old == new:
        return list(findings)
    before, after = LineIndex(old), LineIndex(new)
    blocks = changes(_lines(before), _lines(after))
    return [replace(finding, place=_place(finding.place, blocks, after), edits=()) for finding in findings]


def _lines(index: LineIndex) -> list[bytes]:
    return [index.line_text(line).encode("utf-8", "surrogatepass") for line in range(1, index.count + 1)]


def _place(place: Place, blocks: Sequence[Block], after: LineIndex) -> Place:
    line, same = _line(place.line, blocks)
    end_line, end_same = _line(place.end_line, blocks)
    line, end_line = min(line, after.count), min(max(line, end_line), after.count)
    text, end_text = after.line_text(line), after.line_text(end_line)
    column = min(place.column, len(text)) if same else len(text) - len(text.lstrip())
    end_column = min(place.end_column, len(end_text)) if end_same else len(end_text)
    if end_line == line:
        end_column = max(column, end_column)
    start, end = after.line_start(line) + column, after.line_start(end_line) + end_column
    return Place(line, column, end_line, end_column, start, end)


def _line(line: int, blocks: Sequence[Block]) -> tuple[int, bool]:
    """Where the 1-based ``line`` is now, and whether it is the same line still."""
    shift = 0
    for block in blocks:
        if line - 1 < block.a0:
            break
        if line - 1 < block.a1:
            return block.b0 + 1 + min(line - 1 - block.a0, max(0, block.b1 - block.b0 - 1)), False
        shift = block.b1 - block.a1
    return line + shift, True
