"""Folders of templates that only settings name: ``DIRS`` of an engine in ``TEMPLATES``, and ``TEMPLATE_DIRS``.

What a folder is called says most of the time what is in it, and ``.html`` does everywhere. Settings are asked for the
rest: a mail text below ``pages/``, and a page that belongs to Jinja. They are never run: an entry is followed to the
folder at its end (``BASE_DIR / "pages"``), which is looked for beside the settings module and above it.
"""

# Strings and os: as in the walk, whose paths these are.
# ruff: noqa: PTH112, PTH118, PTH123

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from codemods.files.kinds import TEMPLATE_SUFFIXES, FileKind, kind_of
from codemods.files.seeds import named_values
from codemods.files.walk import FoundFile, find
from codemods.source.names import last_name

__all__ = ["TemplateFolders", "placed", "template_folders"]

_SETTINGS = re.compile(r"settings|conf|base|common|defaults", re.IGNORECASE)
_MARKS = (b"TEMPLATES", b"TEMPLATE_DIRS")
_LARGEST: Final = 512 * 1024
_WRAPPERS = frozenset(
    {"abspath", "realpath", "normpath", "resolve", "str", "fspath", "Path", "absolute", "expanduser"}
)
_JOINERS = frozenset({"join", "joinpath", "child", "path"})
# What may be a template in a folder that says nothing by its name. Scripts and styles there are more likely to be the
# result of a build.
_SUFFIXES = tuple(TEMPLATE_SUFFIXES - {".js", ".css", ".svg", ".json", ".mustache", ".webmanifest"})


@dataclass(frozen=True, slots=True)
class TemplateFolders:
    """Paths of folders from the root, with a slash at their ends: those of Django's engine, and those of Jinja's alone."""

    django: tuple[str, ...] = ()
    jinja: tuple[str, ...] = ()

    def name_of(self, path: str) -> str:
        """The name that a template is loaded by from one of Django's folders; nothing for one in none of them."""
        names = [path.removeprefix(folder) for folder in self.django if path.startswith(folder)]
        return min(names, key=len, default="")


def template_folders(root: str, paths: Iterable[str]) -> TemplateFolders:
    """What those of the Python files at ``paths`` (from the root) that may be settings say."""
    django: set[str] = set()
    jinja: set[str] = set()
    for path in paths:
        if not path.endswith(".py") or _SETTINGS.search(path) is None:
            continue
        for backend, parts in _entries(os.path.join(root, path)):
            target = jinja if "jinja" in backend.lower() else django
            target.update(_existing(root, path, parts))
    return TemplateFolders(tuple(sorted(django)), tuple(sorted(jinja - django)))


def placed(
    found: list[FoundFile], root: str, tops: Sequence[str | os.PathLike[str]], exclude: Sequence[str]
) -> list[FoundFile]:
    """The files of a run, their kinds corrected by what settings say, and the templates that only settings tell of.

    ``tops`` are the folders that the files have been looked for in.
    """
    folders = template_folders(root, (file.path for file in found if file.kind is FileKind.PYTHON))
    files = [_corrected(file, folders) for file in found] if folders != TemplateFolders() else found
    unseen = [folder for folder in folders.django if kind_of(f"{folder}a.txt") is not FileKind.TEMPLATE]
    if unseen:
        known = {file.absolute for file in found}
        patterns = [f"/{folder}**/*{suffix}" for folder in unseen for suffix in _SUFFIXES]
        files += [
            item
            for item in find(tops, root, exclude=exclude, extend=patterns)
            if isinstance(item, FoundFile) and item.absolute not in known
        ]
    return files


def _corrected(file: FoundFile, folders: TemplateFolders) -> FoundFile:
    jinja, django = (
        max((len(folder) for folder in some if file.path.startswith(folder)), default=0)
        for some in (folders.jinja, folders.django)
    )
    if jinja > django and file.kind is FileKind.TEMPLATE:
        return file._replace(kind=FileKind.JINJA)
    if django > jinja and file.kind is FileKind.DOC and file.path.endswith(_SUFFIXES):
        return file._replace(kind=FileKind.TEMPLATE)
    return file


def _existing(root: str, path: str, parts: tuple[str, ...]) -> Iterator[str]:
    """The folders of this ending that are beside a settings module or above it, as far up as the root."""
    above = path.split("/")[:-1]
    while True:
        folder = "/".join((*above, *parts))
        if os.path.isdir(os.path.join(root, folder)):
            yield f"{folder}/"
        if not above:
            return
        above.pop()


def _entries(absolute: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(backend, the last parts of the folder) of each entry in a settings module."""
    try:
        with open(absolute, "rb") as stream:
            data = stream.read() if os.fstat(stream.fileno()).st_size <= _LARGEST else b""
    except OSError:
        return  # told when the file itself is read
    if not any(mark in data for mark in _MARKS):
        return
    try:
        tree = ast.parse(data)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    values = named_values(tree)
    for backend, listed in _listed(tree):
        listed = values.get(listed.id, listed) if isinstance(listed, ast.Name) else listed
        for entry in listed.elts if isinstance(listed, ast.List | ast.Tuple) else ():
            parts = _parts(entry, values, 0)
            if parts and ".." not in parts:
                yield backend, parts


def _listed(tree: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            given = {
                key.value: value
                for key, value in zip(node.keys, node.values, strict=True)
                if isinstance(key, ast.Constant) and isinstance(key.value, str)
            }
            backend = given.get("BACKEND")
            if "DIRS" in given and isinstance(backend, ast.Constant):
                yield str(backend.value), given["DIRS"]
        elif isinstance(node, ast.Assign | ast.AugAssign):
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                if isinstance(target, ast.Name) and target.id == "TEMPLATE_DIRS":
                    yield "", node.value


def _parts(node: ast.expr, values: Mapping[str, ast.expr], depth: int) -> tuple[str, ...] | None:
    """The last parts of a path, as far as they are literals: ``("shop", "pages")``; None where its end is none."""
    if depth > 20:
        return None
    found: tuple[str, ...] | None = None
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return _split(node.value) if depth or not node.value.startswith("/") else None
    if isinstance(node, ast.Name):
        return _parts(values[node.id], values, depth + 1) if node.id in values else ()
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div | ast.Add):
        found = _joined([node.left, node.right], values, depth)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
        text = node.left.value if isinstance(node.left, ast.Constant) else ""
        head = re.match(r"%s/([^%]+)$", text) if isinstance(text, str) else None
        found = _split(head[1]) if head else None
    elif isinstance(node, ast.JoinedStr) and len(node.values) == 2:
        last = node.values[1]
        if isinstance(last, ast.Constant) and str(last.value).startswith("/"):
            found = _split(str(last.value)[1:])
    elif isinstance(node, ast.Call):
        name = last_name(node.func)
        if name in _JOINERS or not (isinstance(node.func, ast.Attribute) or name in _WRAPPERS):
            # os.path.join(BASE, "pages"), BASE.child("pages"), and the path objects of environ: BASE("pages")
            is_method = isinstance(node.func, ast.Attribute) and name != "join"
            base = [node.func.value] if is_method and isinstance(node.func, ast.Attribute) else []
            found = _joined([*base, *node.args], values, depth)
        elif name in _WRAPPERS and node.args:
            found = _parts(node.args[0], values, depth + 1)
        else:
            found = ()
    elif isinstance(node, ast.Attribute | ast.Subscript):
        found = ()
    return found


def _joined(nodes: list[ast.expr], values: Mapping[str, ast.expr], depth: int) -> tuple[str, ...] | None:
    """The parts of several pieces in a row; of the first one it need not be known where it is."""
    found: list[str] = []
    for index, node in enumerate(nodes):
        parts = _parts(node, values, depth + 1)
        if parts is None or (index and not parts and not isinstance(node, ast.Constant)):
            return None
        for part in parts:
            if part == "..":
                found[-1:] = []  # above the base, whose own folders are looked through anyway
            else:
                found.append(part)
    return tuple(found)


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.replace("\\", "/").split("/") if part not in ("", "."))
