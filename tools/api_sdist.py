"""Open the source distributions of Django: which release each is, and the files that it holds."""

from __future__ import annotations

import ast
import re
import tarfile
import warnings
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["Sdist", "find_sdists", "open_sdist"]

_NAME = re.compile(r"django-(\d+)\.(\d+)(?:\.(\d+))?\.tar\.gz$", re.IGNORECASE)


@dataclass
class Sdist:
    """The part of one source distribution that the tables are made from.

    ``modules`` maps the dotted name of every module under ``django`` to its syntax tree, ``packages`` names those
    that are packages, ``templates`` maps the path of every HTML or text template below its ``templates`` (or
    ``jinja2``) folder, with the app's dotted name before it, to its source. ``unread`` lists what could not be parsed.
    """

    release: tuple[int, int]
    version: str
    modules: dict[str, ast.Module] = field(default_factory=dict)
    packages: set[str] = field(default_factory=set)
    templates: dict[tuple[str, str], str] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)


def find_sdists(folder: Path) -> dict[tuple[int, int], Path]:
    """Map each feature release to the newest sdist of it in ``folder``, oldest release first."""
    best: dict[tuple[int, int], tuple[int, Path]] = {}
    for path in sorted(folder.iterdir()):
        match = _NAME.search(path.name)
        if match:
            release, patch = (int(match[1]), int(match[2])), int(match[3] or 0)
            if release not in best or best[release][0] < patch:
                best[release] = (patch, path)
    return {release: best[release][1] for release in sorted(best)}


def open_sdist(path: Path) -> Sdist:
    """Read one sdist; a module that Python 3's grammar refuses is left out and noted in ``unread``."""
    match = _NAME.search(path.name)
    if match is None:
        raise ValueError(
            f"{path.name} is not named like a source distribution of Django (Django-2.2.28.tar.gz)."
        )
    version = path.name[len("django-") : -len(".tar.gz")]
    sdist = Sdist((int(match[1]), int(match[2])), version)
    with tarfile.open(path) as archive:
        for member in archive:
            inside = member.name.partition("/")[2]
            if not member.isfile() or not inside.startswith("django/"):
                continue
            stream = archive.extractfile(member)
            if stream is None:
                continue
            if inside.endswith(".py"):
                _add_module(sdist, inside, stream.read())
            elif inside.endswith((".html", ".txt", ".xml")):
                _add_template(sdist, inside, stream.read())
    return sdist


def _add_module(sdist: Sdist, inside: str, source: bytes) -> None:
    parts = inside[: -len(".py")].split("/")
    if (
        # Migrations begin with a digit: no identifier, but a module all the same.
        any(not f"_{part}".isidentifier() for part in parts)
        or "project_template" in parts
        or "app_template" in parts
    ):
        return
    is_package = parts[-1] == "__init__"
    if is_package:
        parts.pop()
    name = ".".join(parts)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # old sources hold invalid escapes
            sdist.modules[name] = ast.parse(source)
    except (SyntaxError, ValueError) as error:
        sdist.unread.append(f"{inside}: {error}")
        return
    if is_package:
        sdist.packages.add(name)


def _add_template(sdist: Sdist, inside: str, source: bytes) -> None:
    for folder in ("/templates/", "/jinja2/"):
        if folder in inside:
            app, _, name = inside.partition(folder)
            dotted = app.replace("/", ".")
            if folder == "/jinja2/" and (dotted, name) in sdist.templates:
                return
            sdist.templates[dotted, name] = source.decode("utf-8", "replace")
            return
