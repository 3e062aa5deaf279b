"""Patterns in the manner of ``.gitignore``, asked cheaply.

The patterns themselves are read by pathspec. What is added here is the way of asking: a walk that never enters an
ignored folder has to try a pattern without a slash on the last name only, and most names come again and again.
"""

# Strings and os: pathlib would cost more than the work itself.
# ruff: noqa: PTH112, PTH118, PTH123

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence

__all__ = ["Ignores", "git_excludes", "read_ignores"]


class Ignores:
    """The patterns of one file, asked for paths relative to the folder that the file stands in."""

    __slots__ = ("_anchored", "_by_name", "_floating")

    def __init__(self, lines: Iterable[str]) -> None:
        # (order, says "ignore", expression, how a folder is tried), the last pattern first: the last match decides.
        self._floating: list[tuple[int, bool, re.Pattern[str], bool]] = []
        self._anchored: list[tuple[int, bool, re.Pattern[str], bool]] = []
        self._by_name: dict[tuple[str, bool], tuple[int, bool]] = {}
        for order, (line, include, expression) in enumerate(_patterns(lines)):
            core = line.removeprefix("!").rstrip()
            inside_only = core.endswith(("/**", "/**/"))
            target = self._anchored if "/" in core.rstrip("/") else self._floating
            target.append((order, include, expression, inside_only))
        self._floating.reverse()
        self._anchored.reverse()

    def __bool__(self) -> bool:
        return bool(self._floating or self._anchored)

    def verdict(self, path: str, name: str, is_folder: bool) -> bool | None:
        """True where ``path`` is ignored, False where it is taken back by a ``!`` pattern, None if nothing is said.

        ``path`` has forward slashes and ends in ``name``; none of its parent folders may be ignored itself.
        """
        key = (name, is_folder)
        best = self._by_name.get(key)
        if best is None:
            best = self._by_name[key] = _last_match(self._floating, name, is_folder, -1)
        if self._anchored:
            found = _last_match(self._anchored, path, is_folder, best[0])
            if found[0] > best[0]:
                best = found
        return best[1] if best[0] >= 0 else None


def _last_match(
    patterns: Sequence[tuple[int, bool, re.Pattern[str], bool]], path: str, is_folder: bool, above: int
) -> tuple[int, bool]:
    """The order and the word of the last pattern that matches ``path`` and comes after ``above``."""
    as_folder = path + "/"
    for order, include, expression, inside_only in patterns:
        if order < above:
            break
        # "a/**" means what is inside of "a", and pathspec's expression for it would match the folder itself.
        if expression.match(as_folder if is_folder and not inside_only else path):
            return order, include
    return -1, False


def _patterns(lines: Iterable[str]) -> Iterable[tuple[str, bool, re.Pattern[str]]]:
    """Each line that is a pattern, whether it ignores (or takes back), and its expression; broken ones are skipped."""
    wanted = [
        line for line in (line.rstrip("\r\n") for line in lines) if line.strip() and not line.startswith("#")
    ]
    if not wanted:
        return
    from pathspec import GitIgnoreSpec

    for line in wanted:
        try:
            patterns = list(GitIgnoreSpec.from_lines([line]).patterns)
        except ValueError:
            continue  # git, too, passes over a pattern that it cannot read
        for pattern in patterns:
            expression = getattr(pattern, "regex", None)
            if pattern.include is not None and expression is not None:
                yield line, pattern.include, expression


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
