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

    A place on lines that are the same in both follows its lines; one on rewritten lines is where its text stands among
    the new ones, or where these begin.
    The edits, which are against ``old``, are dropped where the file has changed.
    """
    if old == new:
        return list(findings)
    before, after = LineIndex(old), LineIndex(new)
    blocks = changes(_lines(before), _lines(after))
    return [
        replace(finding, place=_again(finding.place, blocks, before, after), edits=()) for finding in findings
    ]


def _lines(index: LineIndex) -> list[bytes]:
    return [index.line_text(line).encode("utf-8", "surrogatepass") for line in range(1, index.count + 1)]


def _again(place: Place, blocks: Sequence[Block], before: LineIndex, after: LineIndex) -> Place:
    """The place of the same text on the lines that took the place of its own; as ``_place`` where there is none."""
    guess = _place(place, blocks, after)
    block = next((one for one in blocks if one.a0 <= place.line - 1 < one.a1), None)
    if block is None or place.line != place.end_line:
        return guess
    text = before.line_text(place.line)[place.column : place.end_column]
    found = [
        (line, column)
        for line in range(block.b0 + 1, block.b1 + 1)
        if text and (column := after.line_text(line).find(text)) >= 0
    ]
    if not found:
        return guess
    line, column = min(found, key=lambda one: abs(one[0] - guess.line))
    start = after.line_start(line) + column
    return Place(line, column, line, column + len(text), start, start + len(text))


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
