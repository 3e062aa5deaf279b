"""What is wrong with a file itself, as data: such a file is told about, and the run goes on without it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["FileProblem"]

_NOTES = frozenset({"file/link-outside"})


@dataclass(frozen=True, slots=True, order=True)
class FileProblem:
    """One file or folder that could not be used.

    ``path`` is written as in findings (relative to the root, forward slashes), ``code`` is a ``file/…`` code and
    ``message`` one sentence that says what to do. The codes: ``file/not-found``, ``file/unreadable``,
    ``file/not-a-file``, ``file/too-large``, ``file/link-outside``, ``file/binary``, ``file/encoding`` and
    ``file/malformed``.
    """

    path: str
    code: str
    message: str

    @property
    def is_note(self) -> bool:
        """True where nothing is wrong with the code: worth a line in the report, no reason for exit code 1."""
        return self.code in _NOTES
