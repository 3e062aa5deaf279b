"""Where the strings of a TOML document are: their key paths and the spans of what stands between their quotes.

A TOML library says what a document means but not where; this scanner says where, and the meaning is then checked
against the library's (see ``codemods.pins.toml_files``). It reads valid documents; of others it makes a ``TomlFault``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Token", "TomlFault", "TomlKey", "tokens"]

TomlKey = tuple[str, ...]


class TomlFault(ValueError):
    """What keeps a text from being TOML, and the offset where it does."""

    def __init__(self, at: int, reason: str) -> None:
        super().__init__(reason)
        self.at = at


@dataclass(frozen=True, slots=True)
class Token:
    """One string value: the keys that lead to it (places in arrays are left out) and the span within the quotes.

    ``plain`` is true where the characters of the span are the value itself: no escapes, no line ends.
    ``listed`` is true for a member of an array. ``table`` is the offset of the table that the value stands in
    directly: values with the same one are neighbours.
    """

    key: TomlKey
    start: int
    end: int
    plain: bool
    listed: bool
    table: int


_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_QUOTED = re.compile(r'"((?:[^"\\\n]|\\.)*)"|\'([^\'\n]*)\'')
_SCALAR = re.compile(r"[^\s,\]}#][^,\]}#\n]*")
_STRING = re.compile(
    r'"""(?P<mb>(?:[^"\\]|\\(?s:.)|"(?!""))*"{0,2})"""'
    r"|'''(?P<ml>(?:[^']|'(?!''))*'{0,2})'''"
    r'|"(?P<b>(?:[^"\\\n]|\\.)*)"'
    r"|'(?P<l>[^'\n]*)'"
)
_DEPTH = 100


def tokens(text: str) -> Iterator[Token]:
    """All string values of the document, in order."""
    return _Scanner(text).statements()


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.table = 0

    def statements(self) -> Iterator[Token]:
        table: TomlKey = ()
        while True:
            self._blank()
            if self.at >= len(self.text):
                return
            start = self.at
            if self.text.startswith("[", self.at):
                double = self.text.startswith("[[", self.at)
                self.at += 2 if double else 1
                self.table = start
                table = self._key()
                self._expect("]]" if double else "]")
            else:
                key = table + self._key()
                self._expect("=")
                yield from self._value(key, False, 0)
            self._line_end()

    def _value(self, key: TomlKey, listed: bool, depth: int) -> Iterator[Token]:
        if depth > _DEPTH:
            raise TomlFault(self.at, "nested too deeply")
        self._space()
        head = self.text[self.at : self.at + 1]
        if head in ('"', "'"):
            yield self._string(key, listed)
        elif head == "[":
            self.at += 1
            while not self._closed("]"):
                yield from self._value(key, True, depth + 1)
                self._separator("]")
        elif head == "{":
            outer, self.table = self.table, self.at
            self.at += 1
            while not self._closed("}"):
                inner = key + self._key()
                self._expect("=")
                yield from self._value(inner, False, depth + 1)
                self._separator("}")
            self.table = outer
        else:
            match = _SCALAR.match(self.text, self.at)
            if match is None:
                raise TomlFault(self.at, "a value is missing")
            self.at = match.end()

    def _string(self, key: TomlKey, listed: bool) -> Token:
        match = _STRING.match(self.text, self.at)
        if match is None:
            raise TomlFault(self.at, "a quote is never closed")
        self.at = match.end()
        group = match.lastgroup or "b"
        start, end = match.span(group)
        body = self.text[start:end]
        plain = "\n" not in body and (group in ("l", "ml") or "\\" not in body)
        return Token(key, start, end, plain, listed, self.table)

    def _key(self) -> TomlKey:
        parts: list[str] = []
        while True:
            self._space()
            match = _BARE.match(self.text, self.at)
            if match:
                parts.append(match[0])
            else:
                match = _QUOTED.match(self.text, self.at)
                if match is None:
                    raise TomlFault(self.at, "a key is missing")
                parts.append(match[1] if match[1] is not None else match[2])
            self.at = match.end()
            self._space()
            if not self.text.startswith(".", self.at):
                return tuple(parts)
            self.at += 1

    def _blank(self) -> None:
        match = _BLANK.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def _space(self) -> None:
        match = _SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def _expect(self, what: str) -> None:
        self._space()
        if not self.text.startswith(what, self.at):
            raise TomlFault(self.at, f"{what!r} is missing")
        self.at += len(what)

    def _closed(self, bracket: str) -> bool:
        """True, and the bracket is passed, where the array or inline table ends here."""
        self._blank()
        if self.at >= len(self.text):
            raise TomlFault(self.at, f"{bracket!r} is missing")
        if self.text.startswith(bracket, self.at):
            self.at += 1
            return True
        return False

    def _separator(self, bracket: str) -> None:
        self._blank()
        if self.text.startswith(",", self.at):
            self.at += 1
        elif not self.text.startswith(bracket, self.at):
            raise TomlFault(self.at, f"',' or {bracket!r} is missing")

    def _line_end(self) -> None:
        self._space()
        rest = self.text[self.at : self.at + 1]
        if rest not in ("", "\n", "\r", "#"):
            raise TomlFault(self.at, "something stands behind the end of the value")
