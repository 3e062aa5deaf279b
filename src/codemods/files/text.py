"""Bytes to text and back without loss, and the places of things in the text."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from codemods.findings import Place

__all__ = ["LineIndex", "SourceText", "TextProblem", "read_text"]

_COOKIE = re.compile(rb"[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
_BLANK = re.compile(rb"[ \t\f]*(?:#.*)?$")
_LINE_END = re.compile(r"\r\n?|\n")
_LINE_END_BYTES = re.compile(rb"\r\n?|\n")


class TextProblem(ValueError):
    """The bytes of a file cannot be read as text, or its text cannot be written back in its encoding.

    ``code`` is the ``file/…`` code and ``str(problem)`` one sentence for the user.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class SourceText:
    """The text of one file, with all that is needed to write it back byte for byte.

    ``text`` has the line ends as they are in the file and no byte order mark; ``encoding`` is a codec name of
    Python's; ``bom`` tells whether a UTF-8 byte order mark stood in front.
    """

    text: str
    encoding: str = "utf-8"
    bom: bool = False

    def encode(self, text: str | None = None) -> bytes:
        """The bytes of ``text`` (of the file's own text where left out) in the way that this file is stored.

        Raises ``TextProblem`` where the encoding of the file lacks a character of ``text``.
        """
        try:
            data = (self.text if text is None else text).encode(self.encoding)
        except UnicodeEncodeError as error:
            missing = error.object[error.start : error.end]
            raise TextProblem(
                "file/encoding",
                f"The new text holds {missing!r}, which the file's encoding {self.encoding} cannot write; "
                "store the file as UTF-8.",
            ) from None
        return codecs.BOM_UTF8 + data if self.bom else data

    @cached_property
    def lines(self) -> LineIndex:
        """Where the lines of the text begin; made at first use."""
        return LineIndex(self.text)

    @property
    def newline(self) -> str:
        """The line end that the file uses first: what inserted lines are to end with."""
        match = _LINE_END.search(self.text)
        return match[0] if match else "\n"


class LineIndex:
    r"""Turns lines and columns into character offsets and back.

    Lines end where Python's own parser ends them: at ``\n``, ``\r\n`` and ``\r``, and nowhere else (a form feed or
    ``U+2028`` ends no line). Lines count from 1, columns and offsets from 0.
    """

    __slots__ = ("_ascii", "_starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._ascii = text.isascii()
        starts = [0]
        if "\r" in text:
            starts += [match.end() for match in _LINE_END.finditer(text)]
        else:
            find, at = text.find, 0
            while (at := find("\n", at) + 1) > 0:
                starts.append(at)
        self._starts = starts

    @property
    def count(self) -> int:
        """The number of lines; text after the last line end is a line of its own, even when empty."""
        return len(self._starts)

    def line_start(self, line: int) -> int:
        """The offset at which ``line`` begins; ``IndexError`` outside the text."""
        if line < 1:
            raise IndexError(line)
        return self._starts[line - 1]

    def line_end(self, line: int) -> int:
        """The offset behind the last character of ``line``, before its line end."""
        start = self.line_start(line)
        end = self._starts[line] if line < len(self._starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return end

    def line_text(self, line: int) -> str:
        """The characters of ``line`` without its line end."""
        return self.text[self.line_start(line) : self.line_end(line)]

    def offset(self, line: int, column: int) -> int:
        """The character offset of a position of ``ast``: 1-based ``line``, ``column`` in UTF-8 bytes."""
        start = self._starts[line - 1]
        if self._ascii or column <= 0:
            return start + column
        # A character takes at least one byte, so the wanted ones are among the next ``column``.
        head = self.text[start : start + column]
        if head.isascii():
            return start + column
        return start + len(head.encode("utf-8", "surrogatepass")[:column].decode("utf-8", "ignore"))

    def position(self, offset: int) -> tuple[int, int]:
        """The 1-based line and 0-based column, in characters, of ``offset``."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1]

    def place(self, start: int, end: int) -> Place:
        """The span between two offsets as a ``Place``."""
        return Place(*self.position(start), *self.position(end), start, end)


def read_text(data: bytes, python: bool) -> SourceText:
    """Decode the bytes of a file so that ``read_text(data, …).encode() == data``.

    With ``python`` the rules are the language's: UTF-8 unless a byte order mark or a cookie on one of the first two
    lines (PEP 263) says otherwise. Other files are UTF-8 or, where they are not, are read as Latin-1, which keeps
    each byte as it is. Raises ``TextProblem`` with ``file/binary`` or ``file/encoding``.
    """
    bom = data.startswith(codecs.BOM_UTF8)
    body = data[3:] if bom else data
    if b"\0" in body:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise TextProblem("file/encoding", "The file is UTF-16; store it as UTF-8 to have it looked at.")
        raise TextProblem("file/binary", "The file holds NUL bytes, so it is no text; exclude it.")
    encoding = _declared(body) if python else "utf-8"
    if bom and encoding != "utf-8":
        raise TextProblem(
            "file/encoding",
            f"The file begins with a UTF-8 byte order mark but declares {encoding}; drop one of the two.",
        )
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        if not python:
            return SourceText(body.decode("latin-1"), "latin-1", bom)
        line = len(_LINE_END_BYTES.findall(body, 0, error.start)) + 1
        raise TextProblem(
            "file/encoding",
            f"Line {line} is not {encoding}; convert the file, "
            "or name its encoding on the first line: # -*- coding: latin-1 -*-.",
        ) from None
    except (ValueError, LookupError):
        raise TextProblem(
            "file/encoding", f"The file cannot be decoded as {encoding}; store it as UTF-8."
        ) from None
    source = SourceText(text, encoding, bom)
    # Strict UTF-8 has one way to write each text; other codecs (stateful ones such as UTF-7) may have several.
    if encoding != "utf-8" and not _round_trips(source, data):
        raise TextProblem(
            "file/encoding", f"The file cannot be written back in {encoding} unchanged; store it as UTF-8."
        )
    return source


def _declared(body: bytes) -> str:
    """The codec that the first two lines of Python source declare, ``utf-8`` where they declare none."""
    start = 0
    for _ in range(2):
        end = _LINE_END_BYTES.search(body, start)
        line = body[start : end.start() if end else len(body)]
        cookie = _COOKIE.match(line)
        if cookie:
            return _codec(cookie[1].decode("ascii", "replace"))
        if end is None or not _BLANK.match(line):
            break
        start = end.end()
    return "utf-8"


def _codec(name: str) -> str:
    """Python's name of the codec that a cookie names; ``TextProblem`` where there is no such text codec."""
    try:
        codec = codecs.lookup(name)
        "".encode(name)  # refuses codecs that turn bytes into bytes, such as rot13 or zlib
    except (LookupError, ValueError, TypeError):
        raise TextProblem(
            "file/encoding", f"The file declares the unknown encoding {name!r}; correct its coding line."
        ) from None
    return "utf-8" if codec.name in ("utf-8", "utf-8-sig") else codec.name


def _round_trips(source: SourceText, data: bytes) -> bool:
    try:
        return source.encode() == data
    except TextProblem:
        return False
