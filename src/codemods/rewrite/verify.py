"""The last look before a text may be written: it parses, and nothing changed outside the edited nodes."""

from __future__ import annotations

import ast
import sys
from bisect import bisect_left
from collections.abc import Sequence

from codemods.files.text import LineIndex
from codemods.findings import Edit

__all__ = ["apply", "differs"]


def apply(text: str, edits: Sequence[Edit]) -> str:
    """``text`` with non-overlapping edits made; raises ``ValueError`` when two overlap."""
    parts: list[str] = []
    at = 0
    for edit in sorted(edits):
        if edit.start < at:
            raise ValueError("Two edits overlap.")
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    parts.append(text[at:])
    return "".join(parts)


def differs(
    old_tree: ast.Module,
    old_lines: LineIndex,
    new_tree: ast.Module,
    new_lines: LineIndex,
    edits: Sequence[Edit],
) -> str | None:
    """Where the new tree differs from the old one outside the edits, in words; None when it does not."""
    old_spans: list[tuple[int, int]] = []
    new_spans: list[tuple[int, int]] = []
    shift = 0
    for edit in sorted(edits):
        old_spans.append((edit.start, edit.end))
        start = edit.start + shift
        new_spans.append((start, start + len(edit.text)))
        shift += len(edit.text) - (edit.end - edit.start)
    return _Comparison(_Spans(old_lines, old_spans), _Spans(new_lines, new_spans)).bodies(
        old_tree.body, new_tree.body
    )


class _Spans:
    """Edited spans of one text, and whether a node overlaps one."""

    def __init__(self, lines: LineIndex, spans: list[tuple[int, int]]) -> None:
        self.lines = lines
        self.spans = spans
        self.ends = [end for _, end in spans]

    def hit(self, node: ast.AST) -> bool:
        line = getattr(node, "lineno", None)
        if line is None:
            return False
        start = self.lines.offset(line, node.col_offset)  # type: ignore[attr-defined]
        end = self.lines.offset(node.end_lineno, node.end_col_offset)  # type: ignore[attr-defined]
        decorators = getattr(node, "decorator_list", None)
        if decorators:
            first = decorators[0]
            start = min(start, self.lines.offset(first.lineno, first.col_offset) - 1)
        at = bisect_left(self.ends, start)
        while at < len(self.spans):
            low, high = self.spans[at]
            if low > end:
                return False
            if low < end and high > start:
                return True
            if low == high and start < low < end:
                return True
            at += 1
        return False


class _Comparison:
    def __init__(self, old: _Spans, new: _Spans) -> None:
        self.old = old
        self.new = new

    def bodies(self, old: Sequence[ast.stmt], new: Sequence[ast.stmt]) -> str | None:
        """Untouched statements must be the same, in order; touched ones are compared inside where they pair up."""
        old_hit = [self.old.hit(statement) for statement in old]
        new_hit = [self.new.hit(statement) for statement in new]
        old_kept = [statement for statement, hit in zip(old, old_hit, strict=True) if not hit]
        new_kept = [statement for statement, hit in zip(new, new_hit, strict=True) if not hit]
        if len(old_kept) != len(new_kept):
            lines = [
                str(statement.lineno)
                for statement in (old_kept if len(old_kept) > len(new_kept) else new_kept)
            ]
            return f"statements that no edit touched came or went (near line {lines[0] if lines else '?'})"
        for one, other in zip(old_kept, new_kept, strict=True):
            if not _same(one, other):
                return f"the statement on line {one.lineno} changed though no edit touches it"
        old_touched = [statement for statement, hit in zip(old, old_hit, strict=True) if hit]
        new_touched = [statement for statement, hit in zip(new, new_hit, strict=True) if hit]
        if len(old_touched) != len(new_touched):
            return None
        for one, other in zip(old_touched, new_touched, strict=True):
            reason = self.statements(one, other)
            if reason is not None:
                return reason
        return None

    def statements(self, old: ast.stmt, new: ast.stmt) -> str | None:
        if old.__class__ is not new.__class__:
            return None
        for field in old._fields:
            one, other = getattr(old, field, None), getattr(new, field, None)
            if isinstance(one, list) and isinstance(other, list) and one and isinstance(one[0], ast.stmt):
                reason = self.bodies(one, other)
                if reason is not None:
                    return reason
            elif not self.equal(one, other, True):
                return f"the statement on line {old.lineno} changed outside the edited part"
        return None

    def equal(self, old: object, new: object, hit: bool) -> bool:
        """Equal, or different only where an edit lies; ``hit``: an edit touches the node around."""
        if isinstance(old, list) and isinstance(new, list):
            if len(old) != len(new):
                return hit
            return all(self.equal(one, other, hit) for one, other in zip(old, new, strict=True))
        if isinstance(old, ast.AST) and isinstance(new, ast.AST):
            if isinstance(old, ast.JoinedStr) and sys.version_info < (3, 12):
                return self.old.hit(old) or _same(old, new)
            if hasattr(old, "lineno"):
                hit = self.old.hit(old)
            if old.__class__ is not new.__class__:
                return hit
            if not hit and hasattr(old, "lineno"):
                return _same(old, new)
            return all(
                self.equal(getattr(old, field, None), getattr(new, field, None), hit) for field in old._fields
            )
        return old == new or hit


def _same(old: object, new: object) -> bool:
    """Structural equality, positions aside."""
    if old.__class__ is not new.__class__:
        return False
    if isinstance(old, ast.AST):
        return all(_same(getattr(old, field, None), getattr(new, field, None)) for field in old._fields)
    if isinstance(old, list):
        return len(old) == len(new) and all(map(_same, old, new))  # type: ignore[arg-type]
    return old == new
