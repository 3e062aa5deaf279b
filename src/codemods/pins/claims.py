"""Which releases a package says that it runs on: its classifiers, in whatever file of its root they stand."""

from __future__ import annotations

import re
from pathlib import Path

from codemods.releases import KNOWN, Release

__all__ = ["Claims", "claimed"]

_CLASSIFIER = re.compile(r"Framework :: Django :: (\d+\.\d+|\d{4})(?![.\d])")
_HOMES = ("pyproject.toml", "setup.cfg", "setup.py")


def claimed(text: str, target: Release) -> Release | None:
    """The oldest release that classifiers in ``text`` name, where they name the target (or a later one) as well."""
    named = {Release.parse(match[1]) for match in _CLASSIFIER.finditer(text)} & set(KNOWN)
    return min(named) if named and min(named) < target <= max(named) else None


class Claims:
    """The claims of the packages below ``root``, each looked up once.

    A file belongs to the package whose ``pyproject.toml``, ``setup.cfg`` or ``setup.py`` is nearest above it.
    """

    def __init__(self, root: Path, target: Release) -> None:
        self._root = root
        self._target = target
        self._known: dict[Path, Release | None] = {}

    def around(self, path: Path) -> Release | None:
        """The oldest release that the package around the file keeps beside the target; None where it says nothing."""
        return self._of(path.parent)

    def _of(self, folder: Path) -> Release | None:
        if folder not in self._known:
            texts = [text for name in _HOMES if (text := _read(folder / name)) is not None]
            if texts or folder == self._root or folder == folder.parent:
                self._known[folder] = claimed("\n".join(texts), self._target)
            else:
                self._known[folder] = self._of(folder.parent)
        return self._known[folder]


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
