"""Which lines of two versions of a text are the same: the ground of diffs and of places that moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["Block", "changes", "matches"]

_SMALL = 250_000
"""Stretches without a common unique line are compared line by line up to this many pairs, and replaced whole beyond."""


class Block(NamedTuple):
    """A stretch of lines, 0-based and half-open: ``a[a0:a1]`` became ``b[b0:b1]``."""

    a0: int
    a1: int
    b0: int
    b1: int


def changes(a: Sequence[bytes], b: Sequence[bytes]) -> list[Block]:
    """The stretches that differ, in order."""
    found = []
    i = j = 0
    for block in [*matches(a, b), Block(len(a), len(a), len(b), len(b))]:
        if (i, j) != (block.a0, block.b0):
            found.append(Block(i, block.a0, j, block.b0))
        i, j = block.a1, block.b1
    return found


def matches(a: Sequence[bytes], b: Sequence[bytes]) -> list[Block]:
    """The stretches that are the same, in order, none touching the next in both texts.

    Lines that stand once in both texts are the anchors ("patience"), so that the cost grows with the length of the
    text and not with its square, and what is shown as changed is what a person would call changed.
    """
    found: list[Block] = []
    pending = [(0, len(a), 0, len(b))]
    while pending:
        a0, a1, b0, b1 = pending.pop()
        start = 0
        while a0 + start < a1 and b0 + start < b1 and a[a0 + start] == b[b0 + start]:
            start += 1
        if start:
            found.append(Block(a0, a0 + start, b0, b0 + start))
            a0, b0 = a0 + start, b0 + start
        end = 0
        while a1 - end > a0 and b1 - end > b0 and a[a1 - end - 1] == b[b1 - end - 1]:
            end += 1
        if end:
            found.append(Block(a1 - end, a1, b1 - end, b1))
            a1, b1 = a1 - end, b1 - end
        if a0 == a1 or b0 == b1:
            continue
        anchors = _anchors(a, b, a0, a1, b0, b1)
        if not anchors:
            if (a1 - a0) * (b1 - b0) <= _SMALL:
                found += _compared(a, b, a0, a1, b0, b1)
            continue
        for i, j in anchors:
            # The anchor itself is at the end of its stretch, where the comparison from behind takes it.
            pending.append((a0, i + 1, b0, j + 1))
            a0, b0 = i + 1, j + 1
        pending.append((a0, a1, b0, b1))
    return _joined(sorted(found))


def _joined(blocks: Sequence[Block]) -> list[Block]:
    joined: list[Block] = []
    for block in blocks:
        if joined and (joined[-1].a1, joined[-1].b1) == (block.a0, block.b0):
            joined[-1] = Block(joined[-1].a0, block.a1, joined[-1].b0, block.b1)
        else:
            joined.append(block)
    return joined


def _anchors(
    a: Sequence[bytes], b: Sequence[bytes], a0: int, a1: int, b0: int, b1: int
) -> list[tuple[int, int]]:
    """Pairs of lines that are unique in both stretches, as many as stand in the same order."""
    where_b = _unique(b, b0, b1)
    pairs = [(i, where_b[line]) for line, i in _unique(a, a0, a1).items() if line in where_b]
    # The longest run of pairs that rises in both: piles of a patience game, each pair knowing the one before it.
    tops: list[int] = []
    piles: list[int] = []
    previous: list[int] = []
    for number, (_, j) in enumerate(pairs):
        pile = bisect_left(tops, j)
        previous.append(piles[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(j)
            piles.append(number)
        else:
            tops[pile], piles[pile] = j, number
    chain = []
    number = piles[-1] if piles else -1
    while number >= 0:
        chain.append(pairs[number])
        number = previous[number]
    chain.reverse()
    return chain


def _unique(lines: Sequence[bytes], start: int, end: int) -> dict[bytes, int]:
    """The lines that stand once between ``start`` and ``end``, in order, and where."""
    where: dict[bytes, int] = {}
    for number in range(start, end):
        line = lines[number]
        where[line] = -1 if line in where else number
    return {line: number for line, number in where.items() if number >= 0}


def _compared(a: Sequence[bytes], b: Sequence[bytes], a0: int, a1: int, b0: int, b1: int) -> list[Block]:
    from difflib import SequenceMatcher

    matcher: SequenceMatcher[bytes] = SequenceMatcher(None, a[a0:a1], b[b0:b1], autojunk=False)
    return [
        Block(a0 + i, a0 + i + size, b0 + j, b0 + j + size)
        for i, j, size in matcher.get_matching_blocks()
        if size
    ]
