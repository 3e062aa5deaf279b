"""Requirement and constraint files of pip, followed through ``-r`` and ``-c``."""

# Strings and os: as in the walk, whose paths these are.

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import NamedTuple

from codemods.files.problems import FileProblem
from codemods.versions.detected import Detected, Rank, stated
from codemods.versions.sources import Sources
from codemods.versions.specifiers import url_version

__all__ = ["Line", "read_lines", "read_requirements"]

_INCLUDE = re.compile(r"(?:-r|-c|--requirement|--constraint)(?:\s+|=|(?=[^\s=-]))(?P<path>.+)$")
_EDITABLE = re.compile(r"(?:-e|--editable)(?:\s+|=)")
_EGG = re.compile(r"[#&]egg=django\b", re.IGNORECASE)
_OPTIONS = re.compile(r"\s--?[a-z][\w-]*(?:[=\s].*)?$")
_COMMENT = re.compile(r"(?:^|\s+)#.*$")
_DOCS = re.compile(r"(?:^|[-_./])(?:docs?|lint\w*|examples?|demo|readthedocs|rtd|sphinx)(?:[-_./]|$)")
_TESTS = re.compile(r"(?:^|[-_./])(?:dev\w*|tests?|testing|local|ci|staging|debug)(?:[-_./]|$)")
_BASE = re.compile(
    r"(?:^|[-_./])(?:base|common|core|main|prod|production|deploy|live|default|app)(?:[-_./]|$)"
)


class Line(NamedTuple):
    """A logical line of a requirement file: continued lines are joined and comments dropped."""

    number: int  # of its first physical line, from 1
    text: str


def read_lines(text: str) -> Iterator[Line]:
    """The logical lines of a requirement file that are not empty."""
    number = 0
    parts: list[str] = []
    for at, physical in enumerate(re.split(r"\r\n?|\n", text), 1):
        if not parts:
            number = at
        is_comment = physical.lstrip().startswith("#")
        if physical.endswith("\\") and not is_comment:
            parts.append(physical[:-1])
            continue
        parts.append(physical)
        line = _COMMENT.sub("", " ".join(parts)).strip()
        parts = []
        if line:
            yield Line(number, line)
    if parts:
        line = _COMMENT.sub("", " ".join(parts)).strip()
        if line:
            yield Line(number, line)


def read_requirements(sources: Sources, path: str) -> Iterator[Detected]:
    """What the requirement file at ``path`` says about Django, and what the files say that it includes.

    A file is read once however often it is included; what is missing or cannot be read becomes a problem.
    """
    if not sources.enter(path):
        return
    text = sources.text(path)
    if text is None:
        return
    folder = path.rpartition("/")[0]
    order, rank = _preference(path)
    for number, line in read_lines(text):
        include = _INCLUDE.match(line)
        if include:
            target = include["path"].strip().strip("\"'")
            if "://" in target or "$" in target:
                continue
            inner = os.path.normpath(f"{folder}/{target}" if folder else target).replace(os.sep, "/")
            if not sources.exists(inner):
                sources.problems.append(
                    FileProblem(
                        path,
                        "file/not-found",
                        f"Line {number} includes {target}, which does not exist; correct the line.",
                    )
                )
                continue
            yield from read_requirements(sources, inner)
            continue
        found = _read_line(path, number, line, rank, order)
        if found is not None:
            yield found


def _read_line(path: str, number: int, line: str, rank: Rank, order: int) -> Detected | None:
    editable = _EDITABLE.match(line)
    body = line[editable.end() :] if editable else line
    if body.startswith("-"):
        return None
    how = "requirement file"
    if "://" in body.partition(";")[0] and "@" not in body.partition("://")[0]:
        version = url_version(body)
        if version is None or not (_EGG.search(body) or "/django" in body.lower()):
            return None
        return stated(
            path, number, body, rank, how, spec=f"=={version}", order=order, pin=rank is not Rank.HINT
        )
    return stated(path, number, _OPTIONS.sub("", body), rank, how, order=order, pin=rank is not Rank.HINT)


def _preference(path: str) -> tuple[int, Rank]:
    """How soon a file is believed among its like, and how much its ranges weigh: the main one first."""
    folder, _, name = path.lower().rpartition("/")
    stem = name.rpartition(".")[0]
    if _DOCS.search(stem) or _DOCS.search(folder):
        return 4, Rank.HINT
    if stem == "requirements":
        return 0, Rank.REQUIREMENTS
    if _BASE.search(stem):
        return 1, Rank.REQUIREMENTS
    if _TESTS.search(stem):
        return 3, Rank.REQUIREMENTS
    return 2, Rank.REQUIREMENTS
