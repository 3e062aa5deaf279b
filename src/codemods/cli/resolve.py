"""From what stands on the command line and in pyproject.toml to what the engine is asked."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from codemods import config
from codemods.cli.errors import Failure, expected
from codemods.cli.selectors import check_known
from codemods.config import Config
from codemods.engine.options import RunOptions, Stdin
from codemods.releases import KNOWN, NEWEST, OLDEST, Range, Release

if TYPE_CHECKING:
    from codemods.versions import Detected

__all__ = ["Given", "Resolved", "resolve"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The command line as the user wrote it; None and empty where an option was left out."""

    paths: tuple[str, ...] = ()
    from_: str | None = None
    to: str | None = None
    supports: str | None = None
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    suggestions: bool | None = None
    modernize: bool | None = None
    jobs: int = 0
    cache: Path | None = None
    stdin_filename: str | None = None
    stdin: bytes | None = None
    config: Path | None = None
    isolated: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """``options`` for the engine; ``range`` and ``origin`` for the report, as the user would put them.

    ``doubt`` says where the repository contradicts what the user gave; empty where it does not.
    """

    options: RunOptions
    range: Range
    origin: str
    doubt: str = ""


def resolve(given: Given) -> Resolved:
    """Decide everything that a run depends on; raises ``Failure`` for what cannot be."""
    paths = tuple(Path(os.path.abspath(path)) for path in given.paths)  # noqa: PTH100  # links stay links
    for path, written in zip(paths, given.paths, strict=True):
        if not os.path.lexists(path):
            raise Failure(f"There is no file or folder {written}; check the spelling.")
    named = [Path(os.path.abspath(given.stdin_filename))] if given.stdin_filename else []  # noqa: PTH100
    start = _common_folder([*paths, *named] or [Path.cwd()])
    settings = _config(given, start)
    root = _root(start)
    if root == root.parent and root not in paths:  # the index would be that of the whole machine
        raise Failure("The paths lie in no project that they share; check each in a run of its own.")
    _check_codes(given, settings)
    stated = _Stated(start, root)
    ranged, origin = _range(given, settings, stated)
    doubt = _doubt(ranged, stated)
    own = settings.path.parent if settings.path else root
    select = given.select or settings.select
    extend = (*settings.extend_select, *given.extend_select)
    options = RunOptions(
        paths=paths,
        root=root,
        range=ranged.known(),
        select=(*select, *extend) if select else (),
        ignore=given.ignore or settings.ignore,
        per_file_ignores=(
            {_rebased(one, Path.cwd(), root): codes for one, codes in given.per_file_ignores.items()}
            or {_rebased(one, own, root): codes for one, codes in settings.per_file_ignores.items()}
        ),
        exclude=(
            tuple(_rebased(one, Path.cwd(), root) for one in given.exclude)
            or tuple(_rebased(one, own, root) for one in settings.exclude)
        ),
        suggestions=settings.suggestions if given.suggestions is None else given.suggestions,
        modernize=settings.modernize if given.modernize is None else given.modernize,
        repeated=bool(doubt),
        jobs=given.jobs,
        stdin=None if given.stdin is None else Stdin(_stdin_name(named, root), given.stdin),
        cache=given.cache,
    )
    return Resolved(options, ranged, origin, doubt)


def _common_folder(paths: list[Path]) -> Path:
    """The folder that all of the paths are in (the real one); for a folder alone, itself."""
    folders = [path if path.is_dir() else path.parent for path in (path.resolve() for path in paths)]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # on two drives
        return folders[0]


def _root(start: Path) -> Path:
    """The folder that holds the whole project, as far as can be told."""
    from codemods.files.walk import find_root

    root = Path(find_root([start]))
    while (root / "__init__.py").exists() and root.parent != root:
        root = root.parent  # nothing marks a project here, and names of modules begin outside of packages
    return root


def _config(given: Given, start: Path) -> Config:
    with expected(config.ConfigError):
        if given.config is not None:
            return config.load(given.config.resolve())
        return Config() if given.isolated else config.find(start)


def _stdin_name(named: list[Path], root: Path) -> str:
    """The name of standard input in findings; ``-`` where the user gave none."""
    if not named:
        return "-"
    path = named[0].parent.resolve() / named[0].name
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def _check_codes(given: Given, settings: Config) -> None:
    check_known(given.select, "--select")
    check_known(given.extend_select, "--extend-select")
    check_known(given.ignore, "--ignore")
    check_known((code for codes in given.per_file_ignores.values() for code in codes), "--per-file-ignores")
    if settings.path is not None:
        check_known(settings.select, f"select of {settings.path}")
        check_known(settings.extend_select, f"extend-select of {settings.path}")
        check_known(settings.ignore, f"ignore of {settings.path}")
        ignores = (code for codes in settings.per_file_ignores.values() for code in codes)
        check_known(ignores, f"per-file-ignores of {settings.path}")


# -- releases ----------------------------------------------------------------------------------------------------------


def _range(given: Given, settings: Config, stated: _Stated) -> tuple[Range, str]:
    """The range of the run, and who named the release that it starts from (empty where the command line did)."""
    supports = given.supports or settings.supports
    target = given.to or (None if ".." in (given.supports or "") else settings.to)
    current, origin = given.from_, ""
    detected = False
    if not current and settings.from_:
        current, origin = settings.from_, f"from {settings.path.name if settings.path else ''}"
    elif not current and not supports:
        first = next(iter(stated.found), None)
        current = None if first is None else str(first.release)
        origin, detected = ("", False) if first is None else (stated.origin(first), True)
    with expected(ValueError):
        if detected and current and Release.parse(current) > (goal := Range.of(None, target).target):
            raise ValueError(_too_new(current, goal, origin))
        return _checked(Range.of(current, target, supports)), origin


def _checked(ranged: Range) -> Range:
    """The range, if its releases exist; ``ValueError`` otherwise. One may come from what is older than ``OLDEST``."""
    current = ranged.current
    doubtful = [ranged.target, ranged.supports]
    if current is not None and current >= OLDEST:
        doubtful.append(current)
    for release in doubtful:
        if release not in KNOWN:
            raise ValueError(f"Django {release} is not known here; the releases are {OLDEST} to {NEWEST}.")
    return ranged


def _too_new(now: str, goal: Release, origin: str) -> str:
    if goal == NEWEST:
        return (
            f"Django {now} ({origin}) is newer than {NEWEST}, the newest that is known here; update codemods."
        )
    return f"Django {now} ({origin}) is newer than the target {goal}; name a later one with --to, or --from."


def _doubt(ranged: Range, stated: _Stated) -> str:
    """What to mind where the repository asks for the target already: the upgrade may have been done."""
    if ranged.current is None or ranged.current >= ranged.target:
        return ""
    from codemods.versions import moved_on

    now = moved_on(stated.found, ranged.target)
    if now is None:
        return ""
    return (
        f"Django {now.release} is asked for by now ({stated.origin(now)}): what was left of the upgrade from {ranged.current} is shown again, but"
        " look twice at new rewrites, as settings and guards that spoke against them may be gone."
    )


class _Stated:
    """What files say of the release of Django; they are read once, and only where that is asked for."""

    def __init__(self, start: Path, root: Path) -> None:
        self._start = start
        self._root = root

    @property
    def found(self) -> list[Detected]:
        """The statements of the nearest folder that has any, the one to believe first."""
        return self._nearest[1]

    def origin(self, stated: Detected) -> str:
        """Where one of them stands, in words."""
        path = (self._nearest[0] / stated.path).relative_to(self._root).as_posix()
        return f"from {path} line {stated.line}"

    @cached_property
    def _nearest(self) -> tuple[Path, list[Detected]]:
        from codemods.versions import detect_all

        for folder in _upwards(self._start, self._root):
            found = detect_all(folder)
            if found:
                return folder, found
        return self._root, []


def _upwards(start: Path, root: Path) -> Iterator[Path]:
    yield start
    if start.is_relative_to(root):
        for folder in start.parents:
            if not folder.is_relative_to(root):
                return
            yield folder


# -- patterns ----------------------------------------------------------------------------------------------------------


def _rebased(pattern: str, folder: Path, root: Path) -> str:
    """A pattern written in ``folder`` as one of ``root``: both the user's folders, neither need be the other's.

    A pattern without a slash (but at its end) fits names anywhere and stays as it is.
    """
    folder = folder.resolve()
    if folder == root or "/" not in pattern.rstrip("/") or Path(pattern).is_relative_to(root):
        return pattern
    negated = "!" if pattern.startswith("!") else ""
    bare = pattern.removeprefix("!").removeprefix("/")
    if folder.is_relative_to(root):
        return f"{negated}{folder.relative_to(root).as_posix()}/{bare}"
    if root.is_relative_to(folder):
        prefix = root.relative_to(folder).as_posix() + "/"
        return negated + bare.removeprefix(prefix) if bare.startswith(prefix) else pattern
    return pattern
