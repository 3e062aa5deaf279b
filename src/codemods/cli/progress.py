"""A line on the terminal that says how far the run is."""

from __future__ import annotations

import sys
import time
from types import TracebackType

__all__ = ["Progress"]

_PAUSE = 0.1


class Progress:
    """Called with (stage, done, of); writes to standard error, and only where that is a terminal.

    As a context manager it takes its line away at the end.
    """

    def __init__(self, wanted: bool = True) -> None:
        self.enabled = wanted and sys.stderr.isatty()
        self._next = 0.0
        self._shown = 0

    def __call__(self, stage: str, done: int, of: int) -> None:
        if not self.enabled:
            return
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + _PAUSE
        line = f"{stage} {done}/{of}" if of else stage
        sys.stderr.write("\r" + line.ljust(self._shown))
        sys.stderr.flush()
        self._shown = len(line)

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._shown:
            sys.stderr.write("\r" + " " * self._shown + "\r")
            sys.stderr.flush()
