"""From the paths that the user gave to the files that concern the run, in a fixed order."""

# Strings and os: pathlib would cost more than the work itself.
# ruff: noqa: PTH100, PTH110, PTH112, PTH113, PTH114, PTH116, PTH118, PTH119, PTH120, PTH123, PTH206, PTH208

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from codemods.files.ignores import Ignores, git_excludes, read_ignores
from codemods.files.kinds import FileKind, kind_of, kind_of_script
from codemods.files.problems import FileProblem

__all__ = ["LARGEST", "FoundFile", "find", "find_root", "is_skipped_folder"]

LARGEST = 10 * 1024 * 1024
"""The size in bytes above which a file is not read: nobody writes such a file by hand."""

_ROOT_MARKS = ("pyproject.toml", "setup.cfg", "setup.py", "manage.py", "tox.ini")

# Folders that hold nothing of the project's own, whatever is in them.
_SKIPPED = frozenset(
    [
        ".git",
        ".hg",
        ".svn",
        ".bzr",
        ".git-rewrite",
        ".jj",
        ".direnv",
        ".eggs",
        ".ipynb_checkpoints",
        ".mypy_cache",
        ".nox",
        ".pants.d",
        ".pyenv",
        ".pytest_cache",
        ".pytype",
        ".ruff_cache",
        ".tox",
        ".venv",
        ".vscode",
        ".idea",
        ".hypothesis",
        ".codemods-cache",
        "__pycache__",
        "__pypackages__",
        "node_modules",
        "bower_components",
        "jspm_packages",
        "site-packages",
    ]
)
# Folders whose name speaks against them, unless they are Python packages: an app may be called "build".
_DOUBTFUL = frozenset(["_build", "buck-out", "build", "dist", "htmlcov", "venv", "virtualenv"])
_SKIPPED_ENDS = (".egg-info", ".dist-info", ".egg")

# Kinds whose absence from the run must be told; a huge YAML file is data and of no interest.
_TOLD = frozenset(
    {
        FileKind.PYTHON,
        FileKind.TEMPLATE,
        FileKind.JINJA,
        FileKind.REQUIREMENTS,
        FileKind.CONSTRAINTS,
        FileKind.PYPROJECT,
        FileKind.SETUP_CFG,
        FileKind.PIPFILE,
        FileKind.LOCK,
        FileKind.TOX,
        FileKind.ENVIRONMENT_YML,
    }
)


class FoundFile(NamedTuple):
    """One file to look at.

    ``path`` is relative to the root with forward slashes (absolute where the file is outside of it), ``absolute`` the
    real path to open; ``kind`` goes by name and place alone; ``size`` is in bytes; ``explicit`` tells that the user
    named the file itself.
    """

    path: str
    absolute: str
    kind: FileKind
    size: int
    mtime_ns: int
    explicit: bool = False


class _Scope(NamedTuple):
    """The ignore patterns in force in a folder: each with the length of the path prefix that they do not see."""

    length: int
    ignores: Ignores


def find_root(paths: Sequence[str | os.PathLike[str]]) -> str:
    """The root of the project that ``paths`` are in, as a real path.

    It is the nearest folder at or above all of them that is a git work tree; else the nearest that holds a project
    file (``pyproject.toml``, ``setup.cfg``, ``setup.py``, ``manage.py``, ``tox.ini``); else their common folder.
    """
    reals = [os.path.realpath(path) for path in paths] or [os.path.realpath(".")]
    folders = [real if os.path.isdir(real) else os.path.dirname(real) for real in reals]
    try:
        start = os.path.commonpath(folders)
    except ValueError:  # on two drives
        start = folders[0]
    marked = None
    folder = start
    while True:
        if os.path.exists(os.path.join(folder, ".git")):
            return folder
        if marked is None and any(os.path.isfile(os.path.join(folder, mark)) for mark in _ROOT_MARKS):
            marked = folder
        parent = os.path.dirname(folder)
        if parent == folder:
            return marked or start
        folder = parent


def find(
    paths: Iterable[str | os.PathLike[str]],
    root: str | os.PathLike[str],
    exclude: Sequence[str] = (),
    extend: Sequence[str] = (),
) -> Iterator[FoundFile | FileProblem]:
    """The files at and below ``paths`` that concern the run, each once, in the same order on every machine.

    A file that is named itself is always taken. Below a folder, what git ignores is left out, as are virtual
    environments, caches, build results, and what ``exclude`` matches; ``extend`` adds files that would otherwise be
    of no interest. Both hold patterns as in a ``.gitignore`` file at the root. Links are never followed out of the
    given folders; a link to a file inside of them is that file. What cannot be taken and should be known is a
    ``FileProblem``. Relative ``paths`` are relative to the current folder.
    """
    return _Walk(os.path.realpath(root), exclude, extend).run([os.path.abspath(path) for path in paths])


class _Walk:
    def __init__(self, root: str, exclude: Sequence[str], extend: Sequence[str]) -> None:
        self.root = root
        self.exclude = Ignores(_relative_patterns(exclude, root)) if exclude else None
        self.extend = Ignores(_relative_patterns(extend, root)) if extend else None
        self.seen: set[str] = set()  # real paths of files given out
        self.tops: tuple[str, ...] = ()  # real paths of the folders given, each with a separator at the end

    def run(self, paths: Sequence[str]) -> Iterator[FoundFile | FileProblem]:
        self.tops = tuple(_with_separator(os.path.realpath(path)) for path in paths if os.path.isdir(path))
        for path in paths:
            try:
                status = os.stat(path)
            except OSError as error:
                yield self.missing(path, error)
                continue
            if stat.S_ISDIR(status.st_mode):
                yield from self.folder(os.path.realpath(path))
            elif stat.S_ISREG(status.st_mode):
                yield from self.named(path, status)
            else:
                yield FileProblem(
                    self.shown(path), "file/not-a-file", "This is neither a file nor a folder; leave it out."
                )

    def missing(self, path: str, error: OSError) -> FileProblem:
        if os.path.islink(path):
            return FileProblem(
                self.shown(path), "file/not-found", "The link leads nowhere; correct or remove it."
            )
        if isinstance(error, FileNotFoundError | NotADirectoryError):
            return FileProblem(
                self.shown(path), "file/not-found", "There is no such file or folder; check the spelling."
            )
        return self.unreadable(self.shown(path), error)

    @staticmethod
    def unreadable(path: str, error: OSError) -> FileProblem:
        reason = error.strerror or str(error)
        return FileProblem(path, "file/unreadable", f"This cannot be read ({reason}); check its permissions.")

    def shown(self, path: str) -> str:
        """``path`` as it is written in findings."""
        prefix = _with_separator(self.root)
        shown = path[len(prefix) :] if path.startswith(prefix) else "." if path == self.root else path
        return shown if os.sep == "/" else shown.replace(os.sep, "/")

    # -- files that the user names ---------------------------------------------------------------------------------

    def named(self, path: str, status: os.stat_result) -> Iterator[FoundFile | FileProblem]:
        real = os.path.realpath(path)
        inside = real.startswith(_with_separator(self.root))
        shown = self.shown(real if inside else path)
        if real in self.seen:
            return
        if status.st_size > LARGEST:
            self.seen.add(real)
            yield _too_large(shown, status.st_size)
            return
        kind = kind_of(shown) or kind_of(self.shown(path))
        if kind is None:
            head = _head(real)
            if isinstance(head, OSError):
                yield self.unreadable(shown, head)
                return
            kind = kind_of_script(head) or FileKind.OTHER
        self.seen.add(real)
        yield FoundFile(shown, real, kind, status.st_size, status.st_mtime_ns, True)

    # -- files below folders ---------------------------------------------------------------------------------------

    def folder(self, top: str) -> Iterator[FoundFile | FileProblem]:
        prefix = "" if top == self.root else self.shown(top).rstrip("/") + "/"
        scopes = self.scopes_above(top)
        pending = [(top, prefix, scopes)]
        while pending:
            absolute, prefix, scopes = pending.pop()
            folders: list[tuple[str, str, tuple[_Scope, ...]]] = []
            yield from self.entries(absolute, prefix, scopes, absolute == top, folders)
            folders.reverse()
            pending += folders

    def scopes_above(self, top: str) -> tuple[_Scope, ...]:
        """The patterns that hold in ``top`` and stand above it, the outermost first."""
        above = _with_separator(self.root)
        if top == self.root or not top.startswith(above):
            return ()
        scopes: tuple[_Scope, ...] = ()
        folder, prefix = self.root, ""
        for part in top[len(above) :].split(os.sep):
            scopes = self.scopes_in(folder, prefix, scopes, frozenset(os.listdir(folder)))
            folder, prefix = os.path.join(folder, part), f"{prefix}{part}/"
        return scopes

    @staticmethod
    def scopes_in(
        absolute: str, prefix: str, scopes: tuple[_Scope, ...], names: frozenset[str]
    ) -> tuple[_Scope, ...]:
        """The patterns that hold inside of a folder with the entries ``names``, given those that hold for it."""
        if ".git" in names:
            scopes = ()  # a repository of its own: the patterns around it are not about its files
            place = git_excludes(absolute)
            excludes = read_ignores(place) if place else None
            if excludes:
                scopes = (_Scope(len(prefix), excludes),)
        if ".gitignore" in names:
            ignores = read_ignores(os.path.join(absolute, ".gitignore"))
            if ignores:
                scopes = (*scopes, _Scope(len(prefix), ignores))
        return scopes

    def entries(
        self,
        absolute: str,
        prefix: str,
        scopes: tuple[_Scope, ...],
        is_top: bool,
        folders: list[tuple[str, str, tuple[_Scope, ...]]],
    ) -> Iterator[FoundFile | FileProblem]:
        """The files of one folder; those of its folders that are to be entered are added to ``folders``."""
        try:
            with os.scandir(absolute) as scanner:
                entries = sorted(scanner, key=_name)
        except OSError as error:
            yield self.unreadable(prefix.rstrip("/") or ".", error)
            return
        names = frozenset(map(_name, entries))
        if not is_top and is_skipped_folder(absolute, names):
            return
        if ".gitignore" in names or ".git" in names:
            scopes = self.scopes_in(absolute, prefix, scopes, names)
        for entry in entries:
            name = entry.name
            path = prefix + name
            if entry.is_dir(follow_symlinks=False):
                if (
                    name in _SKIPPED
                    or name.endswith(_SKIPPED_ENDS)
                    or self.left_out(path, name, True, scopes)
                ):
                    continue
                folders.append((entry.path, path + "/", scopes))
            elif entry.is_file(follow_symlinks=False):
                kind = kind_of(path)
                if kind is None:
                    kind = self.kind_of_unknown(path, name, entry.path)
                if kind is not None and not self.left_out(path, name, False, scopes):
                    yield from self.take(path, entry.path, kind, entry)
            elif entry.is_symlink() and not self.left_out(path, name, False, scopes):
                yield from self.link(path, entry)

    def left_out(self, path: str, name: str, is_folder: bool, scopes: tuple[_Scope, ...]) -> bool:
        if self.exclude is not None and self.exclude.verdict(path, name, is_folder):
            return True
        for length, ignores in reversed(scopes):
            verdict = ignores.verdict(path[length:], name, is_folder)
            if verdict is not None:
                return verdict
        return False

    def kind_of_unknown(self, path: str, name: str, absolute: str) -> FileKind | None:
        """The kind of a file whose name says nothing: a script, or one that the user's configuration adds."""
        if "." not in name:
            head = _head(absolute)
            kind = None if isinstance(head, OSError) else kind_of_script(head)
            if kind is not None:
                return kind
        if self.extend is not None and self.extend.verdict(path, name, False):
            return FileKind.PYTHON if ".py" in name else FileKind.TEMPLATE
        return None

    def take(
        self, path: str, absolute: str, kind: FileKind, entry: os.DirEntry[str]
    ) -> Iterator[FoundFile | FileProblem]:
        if absolute in self.seen:
            return
        self.seen.add(absolute)
        try:
            status = entry.stat()
        except OSError as error:
            yield self.unreadable(path, error)
            return
        if status.st_size <= LARGEST:
            yield FoundFile(path, absolute, kind, status.st_size, status.st_mtime_ns)
        elif kind in _TOLD:
            yield _too_large(path, status.st_size)

    def link(self, path: str, entry: os.DirEntry[str]) -> Iterator[FoundFile | FileProblem]:
        """What a link inside of a given folder adds: nothing, most of the time, as the walk meets its target anyway."""
        real = os.path.realpath(entry.path)
        is_folder = os.path.isdir(real)
        kind = None if is_folder else kind_of(path)
        if not is_folder and (kind is None or not os.path.isfile(real)):
            return
        if not (_with_separator(real) if is_folder else real).startswith(self.tops):
            yield FileProblem(
                path,
                "file/link-outside",
                "The link leads out of the given folders; name its target to have it checked.",
            )
        elif kind is not None and kind_of(self.shown(real)) is None:
            yield from self.take(self.shown(real), real, kind, entry)


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _with_separator(path: str) -> str:
    return path if path.endswith(os.sep) else path + os.sep


def is_skipped_folder(absolute: str, names: Set[str]) -> bool:
    """Whether a folder with the entries ``names`` holds nothing of the project's own: an environment, a build result."""
    name = os.path.basename(absolute)
    if name in _SKIPPED or name.endswith(_SKIPPED_ENDS):
        return True
    if "pyvenv.cfg" in names or "conda-meta" in names:
        return True
    if name in _DOUBTFUL and "__init__.py" not in names:
        return True
    # virtualenv wrote no pyvenv.cfg before its release 20.
    return (
        "bin" in names and ("lib" in names or "include" in names) and _exists(absolute, "bin", "activate")
    ) or ("Scripts" in names and "Lib" in names and _exists(absolute, "Scripts", "activate.bat"))


def _exists(*parts: str) -> bool:
    return os.path.exists(os.path.join(*parts))


def _head(absolute: str) -> bytes | OSError:
    """The first bytes of a regular file: enough for its ``#!`` line."""
    try:
        with open(absolute, "rb", buffering=0) as stream:
            return stream.read(128)
    except OSError as error:
        return error


def _too_large(path: str, size: int) -> FileProblem:
    return FileProblem(
        path,
        "file/too-large",
        f"The file is {size / 1048576:.0f} MiB; files above {LARGEST // 1048576} MiB are not looked at, so exclude it.",
    )


def _relative_patterns(patterns: Sequence[str], root: str) -> Iterator[str]:
    """Patterns as the user writes them (``./docs``, an absolute path below the root) in git's form."""
    prefix = _with_separator(root)
    for pattern in patterns:
        if os.sep != "/":
            pattern = pattern.replace(os.sep, "/")
        if pattern.startswith(prefix.replace(os.sep, "/")):
            yield "/" + pattern[len(prefix) :]
        elif pattern.startswith("./"):
            yield pattern[1:]
        else:
            yield pattern
