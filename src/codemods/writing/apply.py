"""Write the outcome of a run to its files."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from codemods.engine.options import FileChange
from codemods.writing.atomic import NotWritten, replace

__all__ = ["Outcome", "Refusal", "apply"]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was left as it is; ``reason`` is a clause that follows the file's name."""

    change: FileChange
    reason: str


@dataclass(slots=True)
class Outcome:
    """What was written and what was not."""

    written: list[FileChange] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


def apply(changes: Sequence[FileChange], within: Sequence[Path], suggestions: bool = False) -> Outcome:
    """Write the safe fixes, and with ``suggestions`` those too, of each file that they change.

    A link is written through to its target. What does not lie at or below one of the paths in ``within`` (links
    followed) is refused, as is a file that has changed since it was read. An interrupt or a signal to end takes
    effect between two files or leaves the present one as it was.
    """
    outcome = Outcome()
    allowed = [path.resolve() for path in within]
    with _signals_raise():
        for change in changes:
            new = change.suggested if suggestions else change.new
            if new == change.old:
                continue
            try:
                target = change.path.resolve(strict=True)
                if not any(target.is_relative_to(path) for path in allowed):
                    raise NotWritten("leads out of the given paths")
                replace(str(target), change.old, new)
            except NotWritten as error:
                outcome.refused.append(Refusal(change, str(error)))
            except (OSError, RuntimeError) as error:  # RuntimeError: a circle of links
                reason = getattr(error, "strerror", None) or str(error)
                outcome.refused.append(Refusal(change, f"cannot be written ({reason})"))
            else:
                outcome.written.append(change)
    return outcome


@contextlib.contextmanager
def _signals_raise() -> Iterator[None]:
    """Let the signals that would end the process at once raise ``SystemExit``, so that files are tidied up."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    wanted = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    # Only what nobody has taken in hand: a caller's own handler, or nohup's "ignore", stays.
    previous: dict[int, Any] = {}
    for number in wanted:
        if signal.getsignal(number) is signal.SIG_DFL:
            previous[number] = signal.signal(number, _raise)
    try:
        yield
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)


def _raise(number: int, frame: object) -> None:
    raise SystemExit(128 + number)
