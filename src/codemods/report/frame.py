"""A few lines of source with a mark under the place that a finding is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from codemods.findings import Place
from codemods.report.style import Style, printable, width_of

__all__ = ["frame"]

CONTEXT = 1
LONGEST = 4
"""Of a longer place only the first lines are shown."""

_TAB = 4
_LINE_END = re.compile(r"\r\n?|\n")
_CUT = "…"


def frame(text: str, place: Place, width: int, style: Style, colour: str) -> Iterator[str]:
    """The lines of the frame, without line ends; none where the place is not in ``text``.

    ``width`` is what may be used, in columns. Lines too long for it are cut around the place.
    """
    lines = _lines(text)
    if not 1 <= place.line <= len(lines) or place.end_line < place.line:
        return
    last = min(place.end_line, len(lines), place.line + LONGEST - 1)
    first_shown, last_shown = max(1, place.line - CONTEXT), min(len(lines), last + CONTEXT)
    if last < place.end_line:
        last_shown = last
    if not lines[last_shown - 1] and last_shown > last:
        last_shown -= 1  # nothing to learn from an empty line at the end
    gutter = max(3, len(str(last_shown)))
    room = max(20, width - gutter - 4)
    for number in range(first_shown, last_shown + 1):
        line = lines[number - 1]
        if not place.line <= number <= last:
            shown, _, _ = _fit(line, 0, 0, room)
            yield f"{style(f'{number:>{gutter}} |', 'dim')} {shown}".rstrip()
            continue
        start = place.column if number == place.line else len(line) - len(line.lstrip())
        end = place.end_column if number == place.end_line else len(line)
        shown, left, length = _fit(line, start, max(start, end), room)
        yield f"{style(f'{number:>{gutter}} |', 'dim')} {shown}".rstrip()
        marks = style("^" * max(1, length), colour)
        yield f"{style(f'{chr(32):>{gutter}} |', 'dim')} {' ' * left}{marks}"
    if last < place.end_line:
        yield f"{style(f'{_CUT:>{gutter}} |', 'dim')}"


@lru_cache(maxsize=4)
def _lines(text: str) -> list[str]:
    return _LINE_END.split(text)


def _fit(line: str, start: int, end: int, room: int) -> tuple[str, int, int]:
    """The line as shown in ``room`` columns; the columns left of the place, and those that it takes."""
    start, end = min(start, len(line)), min(end, len(line))
    before, inside, after = _expanded(line[:start]), _expanded(line[start:end]), _expanded(line[end:])
    if width_of(before) + width_of(inside) + width_of(after) > room:
        # Two thirds of the room for the place and what follows it, unless the line begins with it anyway.
        before = _tail(before, max(room // 3, room - width_of(inside + after)))
        inside = _head(inside, room - width_of(before))
        after = _head(after, room - width_of(before) - width_of(inside))
    return before + inside + after, width_of(before), width_of(inside)


def _expanded(text: str) -> str:
    return printable(text.replace("\t", " " * _TAB))


def _head(text: str, room: int) -> str:
    if width_of(text) <= room:
        return text
    text = text[: max(0, room)]
    while text and width_of(text) > room - 1:
        text = text[:-1]
    return text + _CUT if room > 0 else ""


def _tail(text: str, room: int) -> str:
    if width_of(text) <= room:
        return text
    text = text[len(text) - room :] if room > 0 else ""
    while text and width_of(text) > room - 1:
        text = text[1:]
    return _CUT + text
