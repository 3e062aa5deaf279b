"""One found file to its text."""

# Strings and os: pathlib would cost more than the work itself.
# ruff: noqa: PTH123

from __future__ import annotations

from codemods.files.kinds import FileKind
from codemods.files.problems import FileProblem
from codemods.files.text import SourceText, TextProblem, read_text
from codemods.files.walk import FoundFile

__all__ = ["decode", "load", "read_bytes"]


def read_bytes(found: FoundFile) -> bytes | FileProblem:
    """The bytes of a found file, or why they cannot be had."""
    try:
        with open(found.absolute, "rb") as stream:
            return stream.read()
    except OSError as error:
        reason = error.strerror or str(error)
        return FileProblem(
            found.path, "file/unreadable", f"The file cannot be read ({reason}); check its permissions."
        )


def decode(path: str, data: bytes, python: bool) -> SourceText | FileProblem:
    """``read_text`` with its refusal as a ``FileProblem`` of ``path`` instead of an exception."""
    try:
        return read_text(data, python)
    except TextProblem as problem:
        return FileProblem(path, problem.code, str(problem))


def load(found: FoundFile) -> SourceText | FileProblem:
    """The text of a found file, or why it cannot be had; never raises for what is wrong with the file."""
    data = read_bytes(found)
    if isinstance(data, FileProblem):
        return data
    return decode(found.path, data, found.kind is FileKind.PYTHON)
