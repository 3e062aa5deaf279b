"""What goes into a run and what comes out of it: plain data shared by the engine and whoever calls it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from codemods.findings import Finding
from codemods.releases import NEWEST, Range

__all__ = ["FileChange", "RunFailed", "RunOptions", "RunResult", "Stdin"]


class RunFailed(Exception):
    """The run itself could not be carried out; the message is one sentence for the user."""


class Stdin(NamedTuple):
    """Source that came through standard input: the name it goes by, and its bytes."""

    filename: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """Everything that decides what a run finds.

    ``paths`` are files and folders, absolute; nothing outside them is changed. ``root`` is the folder that names in
    findings are relative to, and the whole that the index is built from. ``select`` and ``ignore`` hold codes or
    their beginnings (``3.0``, ``3.0/force-text``, ``api``); an empty ``select`` means every rule. The keys of
    ``per_file_ignores`` are globs on names relative to ``root``. ``exclude`` holds gitignore-style patterns.
    ``suggestions`` also lets suggestions take part in the passes to the fixed point, ``modernize`` adds the new
    idioms. Without ``rewrite`` only findings are wanted, so that no text is rewritten; without ``suggested`` the text
    with the suggestions is not wanted, unless ``suggestions`` asks for it. ``repeated`` says that the upgrade may have been
    done before, so that what told of old defaults may be gone. ``jobs`` is the number of processes, 0 for as many as
    there are processors. Where ``stdin`` is given it is the one file that is checked, under its name. ``cache`` is the
    folder of the cache, None for none.
    """

    paths: tuple[Path, ...]
    root: Path
    range: Range = field(default_factory=lambda: Range(None, NEWEST, NEWEST))
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    exclude: tuple[str, ...] = ()
    suggestions: bool = False
    modernize: bool = False
    repeated: bool = False
    rewrite: bool = True
    suggested: bool = True
    jobs: int = 0
    stdin: Stdin | None = None
    cache: Path | None = None


@dataclass(frozen=True, slots=True)
class FileChange:
    """What becomes of one file: its bytes as read, with the safe fixes, and with the suggestions on top.

    ``name`` is relative to the root of the run, with forward slashes. ``new`` equals ``old`` where only suggestions
    touch the file, and ``suggested`` equals ``new`` where nothing is suggested.
    """

    path: Path
    name: str
    old: bytes = field(repr=False)
    new: bytes = field(repr=False)
    suggested: bytes = field(repr=False)


@dataclass(slots=True)
class RunResult:
    """What a run found, in the order of paths and lines.

    ``files`` counts the files that were checked. ``problems`` are findings about files themselves (``file/…``).
    ``reading`` holds the ids of ledger rows that have no place in the source but concern this project.
    """

    findings: list[Finding] = field(default_factory=list)
    changes: list[FileChange] = field(default_factory=list)
    files: int = 0
    problems: list[Finding] = field(default_factory=list)
    reading: list[str] = field(default_factory=list)

    def add(self, other: RunResult) -> None:
        """Take over what another part of the same run has found in other files."""
        self.findings += other.findings
        self.changes += other.changes
        self.files += other.files
        self.problems += other.problems
