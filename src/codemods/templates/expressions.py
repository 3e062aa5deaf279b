"""What stands inside tags and variables: arguments, and expressions with filters; each part knows its offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from codemods.findings import Edit

__all__ = ["Argument", "Expression", "Filter", "Operand", "read_expression", "split_arguments"]

_QUOTED = r""" "(?:[^"\\]|\\.)*" | '(?:[^'\\]|\\.)*' """
# A piece runs on over spaces that are quoted; a quote that nothing closes is a character like any other.
_PIECE = re.compile(rf"""[^\s'"]*(?:(?:{_QUOTED})[^\s'"]*)+ | \S+""", re.VERBOSE)
_NUMBER = r"[-+.]?\d[\d.e]*"
_CONSTANT = rf"""(?:_\((?:{_QUOTED})\)|{_QUOTED})"""
_BASE = re.compile(rf"(?P<constant>{_CONSTANT})|(?P<variable>[\w.]+|{_NUMBER})", re.VERBOSE)
_FILTER = re.compile(
    rf"\s*\|\s*(?P<name>\w+)(?::(?:(?P<constant>{_CONSTANT})|(?P<variable>[\w.]+|{_NUMBER})))?", re.VERBOSE
)
_NUMERIC = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?")
_KEYWORD = re.compile(r"(\w+)=(?!=)")


@dataclass(frozen=True, slots=True)
class Operand:
    """A literal or a variable: the base of an expression, or the argument of a filter."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def is_translated(self) -> bool:
        """True for ``_("…")``."""
        return self.text.startswith("_(")

    @property
    def is_string(self) -> bool:
        """True for a quoted text, translated or not."""
        return self.text[0] in "\"'" or self.is_translated

    @property
    def is_number(self) -> bool:
        return _NUMERIC.fullmatch(self.text) is not None

    @property
    def is_variable(self) -> bool:
        return not (self.is_string or self.is_number)

    @property
    def string(self) -> str | None:
        """What a plain quoted text says; None for everything else, translated texts too."""
        if self.text[0] not in "\"'":
            return None
        quote = self.text[0]
        return self.text[1:-1].replace(f"\\{quote}", quote).replace("\\\\", "\\")

    @property
    def path(self) -> tuple[str, ...]:
        """The names of a variable, ``("request", "user")``; nothing for a literal."""
        return tuple(self.text.split(".")) if self.is_variable else ()

    def replace(self, text: str) -> Edit:
        """The edit that puts ``text`` in its place."""
        return Edit(self.start, self.end, text)


@dataclass(frozen=True, slots=True)
class Filter:
    """One ``|name:argument``; ``start`` is the offset of what stands before the bar."""

    name: str
    argument: Operand | None
    start: int
    name_start: int
    end: int

    def rename(self, name: str) -> Edit:
        return Edit(self.name_start, self.name_start + len(self.name), name)

    def remove(self) -> Edit:
        return Edit(self.start, self.end, "")


@dataclass(frozen=True, slots=True)
class Expression:
    """A base and the filters that it goes through, ``form.name|default:"x"|upper``."""

    text: str
    start: int
    base: Operand
    filters: tuple[Filter, ...]

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def variable(self) -> str:
        """The text of the base where it is a variable, else nothing."""
        return self.base.text if self.base.is_variable else ""

    @property
    def bare(self) -> str:
        """The variable, where that is all that the expression is; else nothing."""
        return "" if self.filters else self.variable

    def before(self, use: Filter) -> str:
        """The text of the expression up to a filter of its own."""
        return self.text[: use.start - self.start]

    def after(self, use: Filter) -> str:
        """The text behind a filter of its own."""
        return self.text[use.end - self.start :]

    def replace(self, text: str) -> Edit:
        return Edit(self.start, self.end, text)


@dataclass(frozen=True)
class Argument:
    """One argument of a tag, as ``Token.split_contents()`` gives it: ``x|upper``, ``as``, ``name="a b"``."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def keyword(self) -> str:
        """The name before an equals sign, ``x`` in ``x=y``, else nothing."""
        match = _KEYWORD.match(self.text)
        return match[1] if match else ""

    @cached_property
    def expression(self) -> Expression | None:
        """The argument, or what stands behind its keyword, read as an expression; None if it is none."""
        keyword = self.keyword
        offset = len(keyword) + 1 if keyword else 0
        return read_expression(self.text[offset:], self.start + offset)

    @property
    def string(self) -> str | None:
        """What a plain quoted text says; None for everything else."""
        value = self.expression
        return value.base.string if value is not None and not value.filters and not self.keyword else None

    def replace(self, text: str) -> Edit:
        return Edit(self.start, self.end, text)


def split_arguments(text: str, offset: int) -> list[Argument]:
    """The pieces of the contents of a tag, its name first; ``offset`` is where ``text`` stands in the template."""
    pieces: list[Argument] = []
    closer = ""  # what ends the ``_("…")`` that we are in
    start = 0
    for match in _PIECE.finditer(text):
        if not closer:
            start = match.start()
            closer = match[0][2] + ")" if match[0].startswith(('_("', "_('")) else ""
        if closer and not match[0].endswith(closer):
            continue
        closer = ""
        pieces.append(Argument(text[start : match.end()], offset + start))
    if closer:
        pieces.append(Argument(text[start:].rstrip(), offset + start))
    return pieces


def read_expression(text: str, offset: int) -> Expression | None:
    """``text`` as a base with filters; None where Django would raise a syntax error.

    Spaces around the text are not part of the expression.
    """
    offset += len(text) - len(text.lstrip())
    text = text.strip()
    match = _BASE.match(text)
    if match is None:
        return None
    base = Operand(match[0], offset)
    filters: list[Filter] = []
    at = match.end()
    while at < len(text):
        match = _FILTER.match(text, at)
        if match is None:
            return None
        group = "constant" if match["constant"] else "variable"
        argument = Operand(match[group], offset + match.start(group)) if match[group] else None
        filters.append(
            Filter(match["name"], argument, offset + at, offset + match.start("name"), offset + match.end())
        )
        at = match.end()
    return Expression(text, offset, base, tuple(filters))
