"""Names in findings to what the user has: paths to open, texts to read, names in a patch."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from codemods.files.kinds import PYTHON_SUFFIXES
from codemods.files.text import TextProblem, read_text

__all__ = ["Shown", "Texts", "decoded", "patch_folder"]

_PYTHON = (*PYTHON_SUFFIXES, ".pyw", ".wsgi")


class Shown:
    """A name relative to the root of the run as the path that fits the present folder."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._here = Path.cwd().resolve()
        self._known: dict[str, str] = {}

    def __call__(self, name: str) -> str:
        shown = self._known.get(name)
        if shown is None:
            path = self._root / name
            inside = path.is_relative_to(self._here)
            shown = path.relative_to(self._here).as_posix() if inside else str(path)
            if name == "-":
                shown = name
            self._known[name] = shown
        return shown


class Texts:
    """The text of a file by its name: of the bytes in ``known`` where it is among them, else as it is on the disk."""

    def __init__(self, root: Path, known: Mapping[str, bytes]) -> None:
        self._root = root
        self._known = known
        self._last: tuple[str, str | None] = ("", None)  # findings come file by file

    def __call__(self, name: str) -> str | None:
        if self._last[0] != name:
            self._last = (name, self._read(name))
        return self._last[1]

    def _read(self, name: str) -> str | None:
        data = self._known.get(name)
        if data is None:
            try:
                data = (self._root / name).read_bytes()
            except (OSError, ValueError):
                return None
        return decoded(name, data)


def decoded(name: str, data: bytes) -> str | None:
    """The text of a file; None where it is none."""
    last = name.rpartition("/")[2]
    try:
        return read_text(data, python=last.endswith(_PYTHON) or "." not in last).text
    except TextProblem:
        return None


def patch_folder(paths: Iterable[Path], root: Path) -> Path:
    """The folder that the names of ``paths`` in a patch are relative to; no name in a patch may lead up.

    It is git's work tree around the present folder, else that folder; for files elsewhere the same of the ``root`` of the
    run. A patch with git's own header is applied from the top of the work tree, wherever ``git apply`` is called.
    """
    here = _work_tree(Path.cwd().resolve())
    return here if all(path.is_relative_to(here) for path in paths) else _work_tree(root)


def _work_tree(start: Path) -> Path:
    for folder in (start, *start.parents):
        if os.path.lexists(folder / ".git"):
            return folder
    return start
