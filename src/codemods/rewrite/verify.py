"""The last look before a text may be written: it parses, and nothing changed outside the edited nodes."""

from __future__ import annotations

import ast
import sys
import warnings
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from codemods.files.text import LineIndex
from codemods.findings import Edit

__all__ = ["apply", "compile_fault", "compiles", "differs"]

_Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


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


def compiles(text: str) -> bool:
    """Whether Python compiles a text."""
    return not _fault(text)


def compile_fault(text: str, tree: ast.Module, lines: LineIndex, edits: Sequence[Edit]) -> str:
    """Why Python does not compile a text that it parses ("duplicate argument 'kwargs' …"); "" where it does.

    ``tree`` is the text's own, ``edits`` are those that led to it from one that compiles: only what they have written
    is compiled, to the method, and everything where that fails, which may be for want of what is around it.
    """
    spans = _Spans(lines, _written(edits))
    header = [node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module == "__future__"]
    limit = lines.line_start(header[-1].lineno) if header else 0
    if all(start > limit for start, _ in spans.spans):
        pieces = ast.Module(list(_changed(tree.body, spans)), [])
        if not _fault(pieces):
            return ""
    return _fault(text)


def _changed(body: Sequence[ast.stmt], spans: _Spans) -> Iterator[ast.stmt]:
    """The statements that were written to; of a class that was only within its body, those in there."""
    for statement in body:
        if not spans.hit(statement, edges=True):
            continue
        if isinstance(statement, ast.ClassDef) and not spans.hit_header(statement):
            yield from _changed(statement.body, spans)
        else:
            yield statement


def _fault(source: str | ast.Module) -> str:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is written oddly is not our affair
            compile(source, "<result>", "exec", dont_inherit=True)
    except SyntaxError as error:
        return f"{error.msg} on line {error.lineno}"
    except (ValueError, RecursionError, MemoryError):
        pass
    return ""


def _written(edits: Sequence[Edit]) -> list[tuple[int, int]]:
    """The spans of what edits have written, in the text that they led to."""
    spans: list[tuple[int, int]] = []
    shift = 0
    for edit in sorted(edits):
        start = edit.start + shift
        spans.append((start, start + len(edit.text)))
        shift += len(edit.text) - (edit.end - edit.start)
    return spans


def differs(
    old_tree: ast.Module,
    old_lines: LineIndex,
    new_tree: ast.Module,
    new_lines: LineIndex,
    edits: Sequence[Edit],
) -> str | None:
    """Where the new tree differs from the old one outside the edits, in words; None when it does not."""
    old_spans = [(edit.start, edit.end) for edit in sorted(edits)]
    comparison = _Comparison(_Spans(old_lines, old_spans), _Spans(new_lines, _written(edits)))
    return comparison.bodies(old_tree.body, new_tree.body)


class _Spans:
    """Edited spans of one text, and whether a node overlaps one."""

    def __init__(self, lines: LineIndex, spans: list[tuple[int, int]]) -> None:
        self.lines = lines
        self.spans = spans
        self.ends = [end for _, end in spans]

    def crosses(self, outer: ast.AST, inner: Sequence[ast.AST]) -> bool:
        """Whether an edited span of ``outer`` begins in one of ``inner`` (or in none) and ends in another."""
        bounds = [self._lines_of(node) for node in inner]
        start = self.lines.offset(outer.lineno, outer.col_offset)  # type: ignore[attr-defined]
        end = self.lines.offset(outer.end_lineno, outer.end_col_offset)  # type: ignore[attr-defined]
        first = min((low for low, _ in bounds), default=end)
        return any(
            start <= low < end and high > first and not any(a <= low and high <= b for a, b in bounds)
            for low, high in self.spans
        )

    def _lines_of(self, node: ast.AST) -> tuple[int, int]:
        """The span of a statement with its indent, comment and line break, where it shares its lines with no other."""
        start, end = (
            self.lines.offset(node.lineno, node.col_offset),  # type: ignore[attr-defined]
            self.lines.offset(node.end_lineno, node.end_col_offset),  # type: ignore[attr-defined]
        )
        text, line = self.lines.text, self.lines.line_start(node.lineno)  # type: ignore[attr-defined]
        if not text[line:start].strip():
            start = line
        after = self.lines.line_end(node.end_lineno)  # type: ignore[attr-defined]
        alone = text[end:after].lstrip()[:1] in ("", "#")
        if alone and node.end_lineno < self.lines.count:  # type: ignore[attr-defined]
            end = self.lines.line_start(node.end_lineno + 1)  # type: ignore[attr-defined]
        return start, end

    def text_of(self, node: ast.AST) -> str | None:
        """The text of a statement or expression, decorators included; None for a node that has no place."""
        line = getattr(node, "lineno", None)
        if line is None:
            return None
        column = node.col_offset  # type: ignore[attr-defined]
        decorators = getattr(node, "decorator_list", None)
        if decorators:
            line, column = decorators[0].lineno, decorators[0].col_offset
        offset = self.lines.offset
        return self.lines.text[offset(line, column) : offset(node.end_lineno, node.end_col_offset)]  # type: ignore[attr-defined]

    def hit(self, node: ast.AST, edges: bool = False) -> bool:
        """Whether an edited span overlaps a node; with ``edges``, also one that only touches its beginning or end.

        The indent before a node and the line break behind it belong to it then: where a decorator or the last line of
        a block was taken out, nothing of the edit is left but a place at the start of a line.
        """
        line = getattr(node, "lineno", None)
        if line is None:
            return False
        start = self.lines.offset(line, node.col_offset)  # type: ignore[attr-defined]
        end = self.lines.offset(node.end_lineno, node.end_col_offset)  # type: ignore[attr-defined]
        decorators = getattr(node, "decorator_list", None)
        if decorators:
            first = decorators[0]
            start = min(start, self.lines.offset(first.lineno, first.col_offset) - 1)
        first_place, limit = start, end
        if edges:
            first_place = self.lines.line_start(self.lines.position(start)[0])
            if node.end_lineno < self.lines.count:  # type: ignore[attr-defined]
                limit = self.lines.line_start(node.end_lineno + 1)  # type: ignore[attr-defined]
        at = bisect_left(self.ends, first_place)
        while at < len(self.spans):
            low, high = self.spans[at]
            if low > limit:
                return False
            if low < end and high > start:
                return True
            if low == high and (first_place <= low <= limit if edges else start < low < end):
                return True
            at += 1
        return False

    def hit_header(self, node: _Definition) -> bool:
        """Whether an edited span reaches into what stands before the body of a definition: decorators, bases, names."""
        first = node.decorator_list[0] if node.decorator_list else node
        start = self.lines.line_start(first.lineno)
        end = self.lines.offset(node.body[0].lineno, node.body[0].col_offset)
        return any(low < end and high >= start for low, high in self.spans)

    def grows(self, node: ast.AST) -> bool:
        """Whether something was put in right behind the last line of a compound statement, maybe as a part of it."""
        if not _blocks(node):
            return False
        end = self.lines.offset(node.end_lineno, node.end_col_offset)  # type: ignore[attr-defined]
        limit = self.lines.line_end(node.end_lineno)  # type: ignore[attr-defined]
        at = bisect_left(self.ends, end)
        return at < len(self.spans) and self.spans[at][0] == self.spans[at][1] and self.spans[at][0] <= limit


class _Comparison:
    def __init__(self, old: _Spans, new: _Spans) -> None:
        self.old = old
        self.new = new

    def same(self, old: ast.AST, new: ast.AST) -> bool:
        """Structural equality. The same text in the same place of the same kind of node gives the same tree.

        Reading it is a hundred times faster than a walk over both trees. The trees of f-strings are compared as such:
        their parts have no places to be trusted before Python 3.12.
        """
        if old.__class__ is not new.__class__:
            return False
        text = None if isinstance(old, ast.JoinedStr) else self.old.text_of(old)
        if text is not None and text == self.new.text_of(new):
            if old.col_offset == new.col_offset or "\n" not in text:  # type: ignore[attr-defined]
                return True
        return _same(old, new)

    def bodies(self, old: Sequence[ast.stmt], new: Sequence[ast.stmt]) -> str | None:
        """Untouched statements must be the same, in order; touched ones are compared inside where they pair up."""
        touched = {statement for statement in old if self.old.hit(statement)}
        touched |= {
            statement
            for statement in old
            if self.old.grows(statement) and not any(self.same(statement, other) for other in new)
        }
        old_kept = [statement for statement in old if statement not in touched]
        old_left = [statement for statement in old if statement in touched]
        reason = None
        for eager in (False, True):  # an edited statement may have become what another one is
            new_left = self._left(old_kept, new, eager)
            found = new_left if isinstance(new_left, str) else self._pairs(old_left, new_left)
            if not isinstance(found, str):
                for one, other in found:
                    difference = self.statements(one, other)
                    if difference is not None:
                        return difference
                return None
            reason = reason or found
        return reason

    def _pairs(self, old: list[ast.stmt], new: list[ast.stmt]) -> list[tuple[ast.stmt, ast.stmt]] | str:
        """The edited statements before and after, as far as they can be told apart; or what speaks against them.

        One that lost its last lines, with comments between these and the rest, shows no edit: it is held against what it was.
        """
        pairs = list(zip(old, new, strict=False)) if len(old) == len(new) else []
        paired = {other for one, other in pairs if one.__class__ is other.__class__}
        for statement in new:
            if statement not in paired and not self.new.hit(statement, edges=True):
                return f"a statement that no edit touches came or changed (line {statement.lineno} of the result)"
        return pairs

    def _left(self, kept: list[ast.stmt], new: Sequence[ast.stmt], eager: bool) -> list[ast.stmt] | str:
        """The new statements besides those that were kept; or what speaks against that.

        With ``eager`` a statement with an edit in it is not taken for one that was kept.
        """
        left: list[ast.stmt] = []
        at = 0
        for statement in new:
            if eager and self.new.hit(statement):
                left.append(statement)
            elif at < len(kept) and self.same(kept[at], statement):
                at += 1
            else:
                left.append(statement)
        if at < len(kept):
            return f"the statement on line {kept[at].lineno} went or changed though no edit touches it"
        return left

    def statements(self, old: ast.stmt, new: ast.stmt) -> str | None:
        if old.__class__ is not new.__class__:
            return None
        restructured = bool(_blocks(old)) and self._restructured(old)
        if restructured and not isinstance(old, _Definition):
            return self._leaves(old, new)
        header = not isinstance(old, _Definition) or self.old.hit_header(old)
        for field in old._fields:
            one, other = getattr(old, field, None), getattr(new, field, None)
            if isinstance(one, list) and isinstance(other, list) and one and isinstance(one[0], ast.stmt):
                reason = self._leaves(old, new) if restructured else self.bodies(one, other)
                if reason is not None:
                    return reason
            elif not self.equal(one, other, header):
                return f"the statement on line {old.lineno} changed outside the edited part"
        return None

    def _restructured(self, old: ast.stmt) -> bool:
        """Whether an edit of a compound statement lies across its arms rather than inside one statement of them."""
        inner = [statement for block in _blocks(old) for statement in block]
        return self.old.crosses(old, inner)

    def _leaves(self, old: ast.stmt, new: ast.stmt) -> str | None:
        """Arms were moved or dropped: what no edit wrote must have stood in the old statement."""
        known = [node for node in _statements(old) if not _blocks(node)]
        texts = {(node.__class__, self.old.text_of(node)) for node in known}
        for node in _statements(new):
            if _blocks(node) or self.new.hit(node, edges=True):
                continue
            text = self.new.text_of(node)
            if text is not None and "\n" not in text and (node.__class__, text) in texts:
                continue
            if not any(_same(one, node) for one in known):
                return f"a statement came in that no edit wrote (line {node.lineno} of the result)"
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
                return self.same(old, new)
            return all(
                self.equal(getattr(old, field, None), getattr(new, field, None), hit) for field in old._fields
            )
        return old == new or hit


def _statements(node: ast.stmt) -> Iterator[ast.stmt]:
    """A statement and those in its blocks, however deep."""
    yield node
    for block in _blocks(node):
        for statement in block:
            yield from _statements(statement)


def _blocks(node: ast.AST) -> list[list[ast.stmt]]:
    """The lists of statements that a compound statement holds."""
    found = [
        block
        for name in ("body", "orelse", "finalbody")
        if isinstance(block := getattr(node, name, None), list) and block and isinstance(block[0], ast.stmt)
    ]
    found += [handler.body for handler in getattr(node, "handlers", ())]
    found += [case.body for case in getattr(node, "cases", ())]
    return found


def _same(old: object, new: object) -> bool:
    """Structural equality, positions aside."""
    if old.__class__ is not new.__class__:
        return False
    if isinstance(old, ast.AST):
        return all(_same(getattr(old, field, None), getattr(new, field, None)) for field in old._fields)
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(map(_same, old, new))
    return old == new
