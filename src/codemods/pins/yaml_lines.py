"""Where a YAML file stops being one.

No YAML library is among the dependencies, and none is needed to say that a bracket is never closed: this follows
indentation, quotes and brackets, and tells the first fault that every YAML reader would stop at. It makes nothing of
what a file means, and where it does not know (complex keys, anchored mappings, templates of YAML) it says nothing.
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass

__all__ = ["first_fault"]


class _Room(enum.Enum):
    """What may follow, more deeply indented, upon an entry."""

    ANYTHING = "anything"
    TEXT = "text"  # the rest of a plain scalar
    NOTHING = "nothing"


@dataclass(slots=True)
class _Level:
    """A mapping or a list that the lines are in, and the column that its entries begin at."""

    column: int
    is_list: bool
    room: _Room = _Room.ANYTHING


class _Fault(Exception):
    def __init__(self, at: int, reason: str) -> None:
        super().__init__(reason)
        self.at = at
        self.reason = reason


class _Unknown(Exception):
    """Raised at what this reader does not follow."""


_TEMPLATE = re.compile(r"(?<!\$)\{\{|\{%")
_HEADER = re.compile(r"[|>](?:[1-9][-+]?|[-+][1-9]?)?[ \t]*(?:(?<=[ \t])#.*)?$")
_DOUBLE = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_SINGLE = re.compile(r"'[^']*(?:''[^']*)*'(?!')")
_COLON = re.compile(r":(?=[ \t]|$)")
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#")
_FLOW = re.compile(r"[\[\]{},#\"'&!*\n?:]")
_OPENED = {"]": "[", "}": "{"}


def first_fault(text: str) -> tuple[int, str] | None:
    """The offset of the first fault and what it is; None where there is none that is certain."""
    if _TEMPLATE.search(text):
        return None
    try:
        _Reader(text).read()
    except _Fault as fault:
        return fault.at, fault.reason
    except _Unknown:
        return None
    return None


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 1 if text.startswith("\ufeff") else 0
        self.levels = [_Level(-1, is_list=False)]

    @property
    def top(self) -> _Level:
        return self.levels[-1]

    def read(self) -> None:
        while self.at < len(self.text):
            self._line()

    def _line(self) -> None:
        """One line, with the lines that its quotes, brackets and block scalars go on over."""
        start, end = self.at, self._end(self.at)
        line = self.text[start:end]
        self.at = end + 1
        bare = line.strip()
        if not bare or bare[0] == "#":
            return
        if re.match(r"(?:---|\.\.\.)(?:\s|$)", line):
            if not re.fullmatch(r"\s*(?:#.*)?", line[3:]):
                raise _Unknown
            self.levels = [_Level(-1, is_list=False)]
            return
        if line[0] == "%":
            if len(self.levels) > 1:
                raise _Unknown  # a directive ends the document
            return
        column = len(line) - len(line.lstrip(" "))
        if line[column] == "\t":
            raise _Fault(start, "a tab indents this line")
        self._leave(start, column)
        self._node(start + column, column, end)

    def _end(self, at: int) -> int:
        """Where the line of an offset ends, before its line break."""
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end

    def _leave(self, start: int, column: int) -> None:
        """End what a line at this column no longer stands in."""
        left = False
        while self.top.column > column:
            self.levels.pop()
            left = True
        if left and self.top.column < column:
            raise _Fault(start, "its indentation is that of no line above")

    def _node(self, at: int, column: int, end: int) -> None:
        """What begins at a column of its line: a list item, a key, or a text."""
        text = self.text
        line = text[at:end].rstrip("\r")
        head = line[0]
        goes_on = self.top.room is _Room.TEXT and column > self.top.column
        if head == "-" and (len(line) == 1 or line[1] in " \t"):
            if goes_on:
                return
            self._enter(at, column, is_list=True)
            inner = 1 + len(line[1:]) - len(line[1:].lstrip(" \t"))
            if "\t" in line[1:inner]:
                raise _Unknown  # how wide is it?
            self.top.room = _Room.ANYTHING
            if inner < len(line) and line[inner] != "#":
                self._node(at + inner, column + inner, end)
            return
        if head == "?" and (len(line) == 1 or line[1] in " \t"):
            raise _Unknown
        if head in "&!" and not goes_on:
            behind = re.match(r"\S+[ \t]*", line)
            assert behind is not None
            rest = line[behind.end() :]
            if ":" in behind[0] or (rest and rest[0] != "#"):
                raise _Unknown
            return
        colon = self._key_end(line)
        if colon is None:
            self._text(at, column, end)
            return
        if goes_on:
            raise _Fault(at, "a key stands in a text that began on a line above")
        if head == "*":
            raise _Unknown
        self._enter(at, column, is_list=False)
        self._value(at + colon + 1, end)

    def _key_end(self, line: str) -> int | None:
        """Where the colon behind the key of a line is; None where the line is no key."""
        if line[0] in "\"'":
            quoted = (_DOUBLE if line[0] == '"' else _SINGLE).match(line)
            if quoted is None:
                return None
            behind = re.compile(r"[ \t]*:(?=[ \t]|$)").match(line, quoted.end())
            return behind.end() - 1 if behind else None
        if line[0] in "[{":
            return None
        comment = _COMMENT.search(line)
        colon = _COLON.search(line, 0, comment.start() if comment else len(line))
        return colon.start() if colon else None

    def _enter(self, at: int, column: int, *, is_list: bool) -> None:
        """Make the list or mapping that an entry at this column belongs to the top one."""
        top = self.top
        if top.column == column and top.is_list and not is_list:
            # A list may begin at the column of the key that it is the value of.
            if self.levels[-2].column != column:
                raise _Fault(at, "a key stands among list items")
            self.levels.pop()
            return
        if top.column == column and top.is_list == is_list:
            return
        if top.room is not _Room.ANYTHING:
            what = "a list item" if is_list else "a key"
            raise _Fault(at, f"{what} stands where none can")
        top.room = _Room.NOTHING
        self.levels.append(_Level(column, is_list))

    def _text(self, at: int, column: int, end: int) -> None:
        """A scalar or a flow collection that stands on a line of its own, or as a list item."""
        top = self.top
        if column <= top.column:
            if self.text[at] in "|>":
                raise _Unknown  # its indicator may stand less deeply than its text
            if self.text[at] in "[{" and re.match(r"[ \t]*:(?:\s|$)", self.text[self._flow(at) :]):
                raise _Unknown  # a flow collection as a key
            raise _Fault(at, "this line is neither a key nor a list item")
        if top.room is _Room.NOTHING:
            raise _Fault(at, "this line belongs to nothing")
        if top.room is _Room.TEXT:
            return
        self._value(at, end)

    def _value(self, at: int, end: int) -> None:
        """What stands behind a colon or a hyphen, up to the end of the line that it ends on."""
        text = self.text
        while at < end and text[at] in " \t\r":
            at += 1
        line = text[at:end].rstrip("\r \t")
        head = line[:1]
        if not line or head == "#":
            self.top.room = _Room.ANYTHING
        elif head in "\"'":
            match = (_DOUBLE if head == '"' else _SINGLE).match(text, at)
            if match is None:
                raise _Fault(at, "a quote is never closed")
            self._close(match.end())
        elif head in "[{":
            self._close(self._flow(at))
        elif head in "|>":
            if not _HEADER.match(line):
                raise _Fault(at, f"{head!r} begins a block of text, and has to stand alone or in quotes")
            self._block()
        elif head in "@`%]},":
            raise _Fault(at, f"{head!r} cannot begin a value without quotes")
        elif head in "&!":
            if self._key_end(line[1:] or "-") is not None:
                raise _Unknown
            inner = re.match(r"\S+[ \t]*", line)
            assert inner is not None
            self._value(at + inner.end(), end)
        elif head in "-?:" and line[1:2] in ("", " ", "\t"):
            if head == "?" or line == head:
                raise _Unknown
            raise _Fault(at, f"{head!r} cannot begin a value without quotes")
        else:
            comment = _COMMENT.search(line)
            colon = _COLON.search(line, 0, comment.start() if comment else len(line))
            if colon and head != "*":
                raise _Fault(at + colon.start(), "a second colon on one line makes a key of a value")
            self.top.room = _Room.TEXT

    def _close(self, at: int) -> None:
        """The end of a quoted text or a flow collection: nothing but a comment may follow on the line."""
        end = self._end(at)
        rest = self.text[at:end]
        if re.match(r"[ \t]*:(?:\s|$)", rest):
            raise _Unknown  # a key that goes over lines, or a flow collection as a key
        if rest.startswith("#"):
            raise _Unknown  # some readers take it for a comment
        if rest.strip() and not re.match(r"[ \t]+#", rest):
            raise _Fault(at, "something stands behind the end of the value")
        self.top.room = _Room.NOTHING
        self.at = end + 1

    def _block(self) -> None:
        """Pass over a block scalar: all lines that are indented more deeply than what it belongs to."""
        while self.at < len(self.text):
            end = self._end(self.at)
            line = self.text[self.at : end]
            if line.strip() and len(line) - len(line.lstrip(" ")) <= self.top.column:
                break
            self.at = end + 1
        self.top.room = _Room.NOTHING

    def _flow(self, start: int) -> int:
        """Where the flow collection that begins at an offset ends."""
        text = self.text
        opened: list[str] = []
        at = start
        begins = True  # a quote only quotes where a value begins
        while match := _FLOW.search(text, at):
            char = match[0]
            begins = begins and not text[at : match.start()].strip() if at < match.start() else begins
            at = match.end()
            if char in "[{":
                opened.append(char)
                begins = True
            elif char in "]}":
                if opened.pop() != _OPENED[char]:
                    raise _Fault(match.start(), f"{char!r} closes what it did not open")
                if not opened:
                    return at
                begins = False
            elif char == ",":
                begins = True
            elif char == ":":
                begins = begins or text[at : at + 1] in " \t\r\n\"'"
            elif char == "#":
                if text[match.start() - 1] in " \t\n":
                    at = self._end(at)
                else:
                    begins = False
            elif char in "\"'":
                if begins:
                    quoted = (_DOUBLE if char == '"' else _SINGLE).match(text, match.start())
                    if quoted is None:
                        raise _Fault(match.start(), "a quote is never closed")
                    at = quoted.end()
                begins = False
            elif char in "&!*?":
                if begins:
                    raise _Unknown
        raise _Fault(start, f"{text[start]!r} is never closed")
