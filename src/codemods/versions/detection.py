"""From the files of a repository to the release of Django that it runs on."""

# Strings and os: as in the walk, whose paths these are.

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from codemods.files.kinds import FileKind, kind_of
from codemods.files.problems import FileProblem
from codemods.files.walk import is_skipped_folder
from codemods.releases import Release
from codemods.versions.detected import Detected, Rank
from codemods.versions.environments import read_ci, read_conda, read_dockerfile, read_tox
from codemods.versions.locks import read_lock
from codemods.versions.metadata import read_setup_cfg, read_setup_py
from codemods.versions.pyproject import read_pipfile, read_pyproject
from codemods.versions.requirements import read_requirements
from codemods.versions.sources import Sources

__all__ = ["Supported", "detect", "detect_all", "disagreements", "keeping_out", "moved_on", "supported"]

_DEPTH = 2  # folders below the root: backend/requirements/base.txt is seen

_READERS: dict[FileKind, Callable[[Sources, str], Iterator[Detected]]] = {
    FileKind.LOCK: read_lock,
    FileKind.REQUIREMENTS: read_requirements,
    FileKind.CONSTRAINTS: read_requirements,
    FileKind.PYPROJECT: read_pyproject,
    FileKind.PIPFILE: read_pipfile,
    FileKind.SETUP_CFG: read_setup_cfg,
    FileKind.TOX: read_tox,
    FileKind.CI: read_ci,
    FileKind.ENVIRONMENT_YML: read_conda,
    FileKind.DOCKERFILE: read_dockerfile,
}

# Folders whose files speak for the folder above them, and folders that speak for something else.
_TRANSPARENT = frozenset(
    {"requirements", "requirement", "reqs", "constraints", "deps", "pip", ".github", "workflows"}
)
_BESIDE = re.compile(
    r"docs?|doc[-_]?src|examples?|demos?|samples?|tests?|testing|testproject|sandbox|tutorials?|benchmarks?"
)


@dataclass(frozen=True, slots=True)
class Supported:
    """The releases that a package says it supports; ``newest`` is None where it sets no upper bound."""

    oldest: Release
    newest: Release | None
    source: Detected


def detect(root: str | os.PathLike[str], problems: list[FileProblem] | None = None) -> Detected | None:
    """The release of Django that the code under ``root`` runs on today, and the statement that says so.

    A lock file is believed before an exact pin, a pin before the range of a requirement file, that before the range
    of a package's metadata, and that before what tests run on. Files nearer to the root come first. None where
    nothing in the repository names a release; never raises for what is wrong with a file: that goes to ``problems``.
    """
    found = detect_all(root, problems)
    return found[0] if found else None


def detect_all(root: str | os.PathLike[str], problems: list[FileProblem] | None = None) -> list[Detected]:
    """Every statement about Django's release under ``root``, the one to believe first."""
    sources = Sources(os.path.realpath(root), problems)
    found: list[Detected] = []
    for path in _candidates(sources.root, "", _DEPTH):
        name = path.rpartition("/")[2]
        kind = kind_of(path)
        reader = read_setup_py if name == "setup.py" else _READERS.get(kind) if kind else None
        if reader is not None:
            found += reader(sources, path)
    return sorted(found, key=_weight)


def disagreements(found: Sequence[Detected]) -> list[Detected]:
    """Those statements that rule out the release of the first one."""
    return [other for other in found[1:] if not other.allows(found[0].release)]


def moved_on(found: Sequence[Detected], target: Release) -> Detected | None:
    """The statement that allows nothing older than ``target``, of those that lie as near as the first one.

    Between an upgrade and the next lock, the requirements have moved on and the lock file has not.
    """
    nearest = _nearest(found)
    return next((each for each in nearest if each.rank < Rank.HINT and each.release >= target), None)


def keeping_out(found: Sequence[Detected], target: Release) -> Detected | None:
    """The statement that keeps ``target`` out and would not after an upgrade, of those that lie as near as the first one.

    A lock file is made anew in its own time, and a range that lets both releases in says nothing of where the code is.
    """
    nearest = _nearest(found)
    return next(
        (each for each in nearest if Rank.LOCK < each.rank < Rank.HINT and not each.allows(target)), None
    )


def _nearest(found: Sequence[Detected]) -> Iterator[Detected]:
    """Those that lie as near as the first one, itself included."""
    return (each for each in found if _distance(each) == _distance(found[0]))


def supported(found: Sequence[Detected]) -> Supported | None:
    """The range of releases that the package metadata among ``found`` (of ``detect_all``) states.

    The lower bound is that of its dependencies; where these leave the upper end open, what it is tested on closes it.
    Without dependencies on Django, what it is tested on is all there is.
    """
    metadata = [each for each in found if each.rank is Rank.PROJECT and each.order == 0]
    hints = [each for each in found if each.rank is Rank.HINT and each.newest is not None]
    first = next(iter(metadata or hints), None)
    if first is None:
        return None
    same = [each for each in metadata or hints if each.path == first.path] if metadata else hints
    oldest = min(each.oldest for each in same)
    ends = [each.newest for each in same]
    if None in ends:
        ends = [each.newest for each in hints if each.newest is not None and each.newest >= oldest]
    newest = max((end for end in ends if end is not None), default=None)
    return Supported(oldest, newest, first)


def _weight(detected: Detected) -> tuple[bool, int, int, int, Release, str, int]:
    """What to sort by, the statement to believe first; among equals the oldest release, which overlooks least."""
    beside, depth = _distance(detected)
    return (beside, depth, detected.rank, detected.order, detected.release, detected.path, detected.line)


def _distance(detected: Detected) -> tuple[bool, int]:
    """Whether the file speaks for something beside the project, and how many folders it lies below the root."""
    folders = detected.path.split("/")[:-1]
    beside = any(_BESIDE.fullmatch(folder.lower()) for folder in folders)
    return beside, sum(folder.lower() not in _TRANSPARENT for folder in folders)


def _candidates(root: str, prefix: str, depth: int) -> Iterator[str]:
    """The files at most ``depth`` folders below ``root``, in order; a lock file that git ignores is a lock file still."""
    try:
        with os.scandir(f"{root}/{prefix}") as scanner:
            entries = sorted(scanner, key=lambda entry: entry.name)
    except OSError:
        return
    names = frozenset(entry.name for entry in entries)
    if prefix and is_skipped_folder(f"{root}/{prefix}".rstrip("/"), names):
        return
    for entry in entries:
        if entry.is_file():
            yield prefix + entry.name
    for entry in entries:
        if depth and "{{" not in entry.name and entry.is_dir(follow_symlinks=False):
            yield from _candidates(root, f"{prefix}{entry.name}/", depth - 1)
