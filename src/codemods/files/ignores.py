"""Patterns in the manner of ``.gitignore``: read as git reads them, and asked cheaply.

A walk that never enters an ignored folder asks about one entry at a time, never about what lies below it. So a
pattern without a slash has to be tried on the last name only, and most names come again and again; and a library
whose expressions also match everything below a match would give wrong answers here (``/a`` is not about ``a/b``).
"""

# Strings and os: pathlib would cost more than the work itself.
# ruff: noqa: PTH112, PTH118, PTH123

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["Ignores", "git_excludes", "read_ignores"]


class _Pattern(NamedTuple):
    order: int  # the place in its file: the last pattern that matches decides
    ignores: bool  # False where a "!" takes back
    folders_only: bool
    expression: re.Pattern[str]


class Ignores:
    """The patterns of one file, asked for paths relative to the folder that the file stands in."""

    __slots__ = ("_anchored", "_by_name", "_floating")

    def __init__(self, lines: Iterable[str]) -> None:
        # The last pattern first. A floating one is about a name in any folder, an anchored one about a path.
        self._floating: list[_Pattern] = []
        self._anchored: list[_Pattern] = []
        self._by_name: dict[tuple[str, bool], _Pattern | None] = {}
        for order, line in enumerate(lines):
            self._add(order, line)
        self._floating.reverse()
        self._anchored.reverse()

    def _add(self, order: int, line: str) -> None:
        text = _without_trailing_spaces(line.rstrip("\r\n"))
        if not text or text.startswith("#"):
            return
        ignores = not text.startswith("!")
        text = text if ignores else text[1:]
        folders_only = text.endswith("/")
        text = text.removesuffix("/")
        is_anchored = "/" in text
        text = text.removeprefix("/")
        if not text:
            return
        expression = _expression(text) if is_anchored else _segment(text)
        if expression is None:
            return  # git, too, passes over a pattern that it cannot read
        target = self._anchored if is_anchored else self._floating
        target.append(_Pattern(order, ignores, folders_only, re.compile(expression, re.DOTALL)))

    def __bool__(self) -> bool:
        return bool(self._floating or self._anchored)

    def verdict(self, path: str, name: str, is_folder: bool) -> bool | None:
        """True where ``path`` is ignored, False where it is taken back by a ``!`` pattern, None if nothing is said.

        ``path`` has forward slashes and ends in ``name``; none of its parent folders may be ignored itself.
        """
        key = (name, is_folder)
        try:
            last = self._by_name[key]
        except KeyError:
            last = self._by_name[key] = _last_match(self._floating, name, is_folder, -1)
        if self._anchored:
            last = _last_match(self._anchored, path, is_folder, last.order if last else -1) or last
        return last.ignores if last else None


def _last_match(patterns: list[_Pattern], path: str, is_folder: bool, after: int) -> _Pattern | None:
    """The last of ``patterns`` (which come in reverse) that matches, if it comes after ``after``."""
    for pattern in patterns:
        if pattern.order < after:
            return None
        if (is_folder or not pattern.folders_only) and pattern.expression.fullmatch(path):
            return pattern
    return None


def _without_trailing_spaces(line: str) -> str:
    """Without the spaces at the end, up to one that a backslash keeps."""
    stripped = line.rstrip(" ")
    backslashes = len(stripped) - len(stripped.rstrip("\\"))
    return stripped + " " if backslashes % 2 and len(stripped) < len(line) else stripped


_CLASSES = {
    "alnum": "a-zA-Z0-9",
    "alpha": "a-zA-Z",
    "blank": r" \t",
    "digit": "0-9",
    "lower": "a-z",
    "punct": r"!-.:-@\[-`{-~",
    "space": r"\s",
    "upper": "A-Z",
    "xdigit": "a-fA-F0-9",
}


def _expression(text: str) -> str | None:
    """The regular expression of a pattern with slashes; None where the pattern cannot be read."""
    parts = text.split("/")
    expression = ""
    for at, part in enumerate(parts):
        is_last = at == len(parts) - 1
        if len(part) > 1 and not part.strip("*"):
            expression += ".+" if is_last else "(?:.*/)?"
            continue
        segment = _segment(part)
        if segment is None:
            return None
        expression += segment if is_last else segment + "/"
    return expression


def _segment(text: str) -> str | None:
    """The regular expression of what stands between two slashes; None where it cannot be read."""
    expression, at = "", 0
    while at < len(text):
        char = text[at]
        at += 1
        if char == "*":
            if not expression.endswith("[^/]*"):
                expression += "[^/]*"
        elif char == "?":
            expression += "[^/]"
        elif char == "[":
            end, group = _group(text, at)
            if group is None:
                return None
            expression, at = expression + group, end
        elif char == "\\":
            if at == len(text):
                return None
            expression += re.escape(text[at])
            at += 1
        else:
            expression += re.escape(char)
    return expression


def _group(text: str, at: int) -> tuple[int, str | None]:
    """The expression of a bracket group whose inside begins at ``at``, and where it ends; None if it does not end."""
    negated = text[at : at + 1] in ("!", "^")
    at += negated
    inside, start = "", at
    while at < len(text):
        char = text[at]
        if char == "]" and at > start:
            try:
                re.compile(f"[{inside}]")
            except re.error:  # a range that runs backwards matches nothing
                return at + 1, "[^/]" if negated else "(?!)"
            return at + 1, f"(?!/)[{'^' if negated else ''}{inside}]"
        if char == "[" and text.startswith("[:", at) and ":]" in text[at + 2 :]:
            end = text.index(":]", at + 2)
            known = _CLASSES.get(text[at + 2 : end])
            if known is None:
                return at, None
            inside, at = inside + known, end + 2
            continue
        if char == "\\" and at + 1 < len(text):
            at += 1
            inside += re.escape(text[at])
        else:
            inside += char if char == "-" else re.escape(char)
        at += 1
    return at, None


def read_ignores(path: str) -> Ignores | None:
    """The patterns of the file at ``path``; None where it cannot be read or says nothing."""
    try:
        with open(path, "rb") as stream:
            data = stream.read()
    except OSError:
        return None
    ignores = Ignores(os.fsdecode(data.removeprefix(b"\xef\xbb\xbf")).split("\n"))
    return ignores or None


def git_excludes(folder: str) -> str | None:
    """The path of ``info/exclude`` of the git repository whose work tree is ``folder``; None if it has none."""
    git = os.path.join(folder, ".git")
    if os.path.isdir(git):
        return os.path.join(git, "info", "exclude")
    try:  # a linked work tree or a submodule: a file that names the true place
        with open(git, encoding="utf-8", errors="surrogateescape") as stream:
            first = stream.readline()
    except OSError:
        return None
    if not first.startswith("gitdir:"):
        return None
    place = os.path.join(folder, first[len("gitdir:") :].strip())
    try:
        with open(os.path.join(place, "commondir"), encoding="utf-8", errors="surrogateescape") as stream:
            place = os.path.join(place, stream.readline().strip())
    except OSError:
        pass
    return os.path.join(place, "info", "exclude")
