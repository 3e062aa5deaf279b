"""The files of one look at a repository's dependencies: each is read once, and what is wrong with one is noted."""

# Strings and os: as in the walk, whose paths these are.
# ruff: noqa: PTH113, PTH118, PTH123

from __future__ import annotations

import os
import sys
from typing import Any

from codemods.files.problems import FileProblem
from codemods.files.text import TextProblem, read_text

__all__ = ["Sources"]


class Sources:
    """Reads files by their path relative to ``root`` (forward slashes) and collects ``problems``."""

    def __init__(self, root: str, problems: list[FileProblem] | None = None) -> None:
        self.root = root
        self.problems: list[FileProblem] = [] if problems is None else problems
        self._texts: dict[str, str | None] = {}
        self._entered: set[str] = set()

    def absolute(self, path: str) -> str:
        return os.path.join(self.root, *path.split("/"))

    def exists(self, path: str) -> bool:
        return os.path.isfile(self.absolute(path))

    def enter(self, path: str) -> bool:
        """True the first time that it is asked for a file, however its path is written."""
        real = os.path.realpath(self.absolute(path))
        if real in self._entered:
            return False
        self._entered.add(real)
        return True

    def text(self, path: str) -> str | None:
        """The text of a file; None (and a problem noted) where it cannot be read."""
        if path not in self._texts:
            self._texts[path] = self._read(path)
        return self._texts[path]

    def _read(self, path: str) -> str | None:
        absolute = self.absolute(path)
        if not os.path.isfile(absolute):
            return None  # a pipe would keep the run waiting
        try:
            with open(absolute, "rb") as stream:
                return read_text(stream.read(), python=path.endswith(".py")).text
        except OSError as error:
            reason = error.strerror or str(error)
            self.note(path, "file/unreadable", f"The file cannot be read ({reason}); check its permissions.")
        except TextProblem as problem:
            self.note(path, problem.code, str(problem))
        return None

    def toml(self, path: str) -> dict[str, Any]:
        """The content of a TOML file; empty (and a problem noted) where it is none."""
        text = self.text(path)
        if text is None:
            return {}
        # TOML has line ends of its own kind; those in strings do not matter here.
        text = text.replace("\r\n", "\n")
        try:
            if sys.version_info >= (3, 11):
                import tomllib

                return tomllib.loads(text)
            import tomlkit
            from tomlkit.exceptions import TOMLKitError

            try:
                return tomlkit.parse(text).unwrap()
            except TOMLKitError as error:
                raise ValueError(str(error)) from None
        except (ValueError, RecursionError) as error:
            self.note(path, "file/malformed", f"The file is not valid TOML ({error}); correct it.")
            return {}

    def note(self, path: str, code: str, message: str) -> None:
        self.problems.append(FileProblem(path, code, message))
