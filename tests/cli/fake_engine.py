"""An engine that knows three words: what is tested with it is what stands around the engine."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from codemods.engine.options import FileChange, RunOptions, RunResult
from codemods.files.text import LineIndex
from codemods.findings import Edit, Finding, Place, Verdict

__all__ = ["Engine", "Run"]

WORDS = {
    "old": ("3.0/force-text", Verdict.FIX, "new"),
    "maybe": ("3.1/ifequal", Verdict.SUGGEST, "sure"),
    "puzzle": ("1.10/method-decorator", Verdict.FLAG, ""),
}

Run = Callable[..., Result]


class Engine:
    """Stands in for ``codemods.engine.run.run`` and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[RunOptions] = []

    def __call__(self, options: RunOptions, progress: object = None) -> RunResult:
        self.asked.append(options)
        result = RunResult()
        if options.stdin is not None:
            self.check(Path(options.stdin.filename), options.stdin.filename, options.stdin.data, result)
        for top in options.paths:
            for path in sorted(top.rglob("*.py")) if top.is_dir() else [top]:
                self.check(path, path.relative_to(options.root).as_posix(), path.read_bytes(), result)
        return result

    def last(self) -> RunOptions:
        return self.asked[-1]

    def check(self, path: Path, name: str, data: bytes, result: RunResult) -> None:
        text = data.decode("latin-1")
        result.files += 1
        if "broken" in text:
            place = Place(1, 0, 1, 0, 0, 0)
            result.problems.append(Finding(name, place, "file/python-2", Verdict.FLAG, "Python 2."))
            return
        lines = LineIndex(text)
        for match in re.finditer("old|maybe|puzzle", text):
            code, verdict, new = WORDS[match[0]]
            edits = (Edit(*match.span(), new),) if new else ()
            result.findings.append(
                Finding(name, lines.place(*match.span()), code, verdict, f"It is {match[0]}", edits=edits)
            )
        new_data, suggested = (
            data.replace(b"old", b"new"),
            data.replace(b"old", b"new").replace(b"maybe", b"sure"),
        )
        if suggested != data:
            result.changes.append(FileChange(path, name, data, new_data, suggested))
