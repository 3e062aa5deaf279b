r"""The unified diff of a run, in bytes: what ``git apply`` takes, whatever a file's encoding and line ends are.

Safe fixes come as a plain patch. What is only suggested stands behind it as comments (each line begins with ``# ``),
so that ``git apply`` of the whole output applies the fixes and passes over the rest; without the ``# `` it is a patch
on top of the first one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from codemods.report.lines import Block, changes

__all__ = ["CONTEXT", "as_comments", "file_diff", "hunks"]

CONTEXT = 3
_NO_NEWLINE = b"\\ No newline at end of file\n"


def file_diff(name: str, old: bytes, new: bytes) -> bytes:
    """The patch of one file; ``name`` is relative, with forward slashes. Empty where nothing changes."""
    body = b"".join(hunks(old, new))
    if not body:
        return b""
    a, b = _quoted("a/" + name), _quoted("b/" + name)
    # A tab ends a name with spaces, as in git's own output.
    tab = b"\t" if b" " in a else b""
    return b"diff --git %b %b\n--- %b%b\n+++ %b%b\n%b" % (a, b, a, tab, b, tab, body)


def hunks(old: bytes, new: bytes) -> Iterator[bytes]:
    """The hunks alone, each one whole, from its ``@@`` line on."""
    a, b = _lines(old), _lines(new)
    for group in _grouped(changes(a, b)):
        first, last = group[0], group[-1]
        a0, b0 = max(0, first.a0 - CONTEXT), max(0, first.b0 - CONTEXT)
        a1, b1 = min(len(a), last.a1 + CONTEXT), min(len(b), last.b1 + CONTEXT)
        parts = [f"@@ -{_range(a0, a1)} +{_range(b0, b1)} @@\n".encode()]
        at = a0
        for block in group:
            parts += _marked(b" ", a[at : block.a0])
            parts += _marked(b"-", a[block.a0 : block.a1])
            parts += _marked(b"+", b[block.b0 : block.b1])
            at = block.a1
        parts += _marked(b" ", a[at:a1])
        yield b"".join(parts)


def as_comments(patch: bytes) -> bytes:
    """A patch that ``git apply`` passes over."""
    return b"".join(b"# " + line for line in _lines(patch))


def _lines(data: bytes) -> list[bytes]:
    r"""Lines as git sees them: only ``\n`` ends one, and belongs to it."""
    lines = data.split(b"\n")
    last = lines.pop()
    ended = [line + b"\n" for line in lines]
    return [*ended, last] if last else ended


def _grouped(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Changes whose context would touch share a hunk."""
    group: list[Block] = []
    for block in blocks:
        if group and block.a0 - group[-1].a1 > 2 * CONTEXT:
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _range(start: int, end: int) -> str:
    length = end - start
    # Lines count from 1; an empty range names the line before it.
    return f"{start + 1}" if length == 1 else f"{start + (length > 0)},{length}"


def _marked(mark: bytes, lines: Iterable[bytes]) -> Iterator[bytes]:
    for line in lines:
        yield mark + line if line.endswith(b"\n") else mark + line + b"\n" + _NO_NEWLINE


_ESCAPES = {0x22: b'\\"', 0x5C: b"\\\\", 0x09: b"\\t", 0x0A: b"\\n", 0x0D: b"\\r"}


def _quoted(name: str) -> bytes:
    """A name as git writes it: in C's quotes where it holds quotes, backslashes or control characters."""
    import os

    data = os.fsencode(name)
    if not any(byte < 0x20 or byte in (0x22, 0x5C, 0x7F) for byte in data):
        return data
    escaped = (
        _ESCAPES.get(byte) or (b"\\%03o" % byte if byte < 0x20 or byte == 0x7F else bytes([byte]))
        for byte in data
    )
    return b'"' + b"".join(escaped) + b'"'
