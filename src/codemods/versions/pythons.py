"""Which Python the project says that it runs on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from codemods.files.problems import FileProblem
from codemods.versions.sources import Sources
from codemods.versions.specifiers import pep440

__all__ = ["PythonStatement", "python_statement", "python_statements"]


@dataclass(frozen=True, slots=True)
class PythonStatement:
    """A Python requirement: ``oldest`` is the oldest feature release it allows, ``requirement`` its text."""

    oldest: tuple[int, int]
    path: str
    requirement: str
    line: int


_POETRY = re.compile(
    r"^\[tool\.poetry\.dependencies\][^\[]*?^python\s*=\s*[\"']([^\"']+)[\"']", re.MULTILINE | re.DOTALL
)
_SOURCES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("pyproject.toml", re.compile(r"^requires-python\s*=\s*[\"']([^\"']+)[\"']", re.MULTILINE)),
    ("pyproject.toml", _POETRY),
    ("setup.cfg", re.compile(r"^python_requires\s*=\s*([^\n#]+)", re.MULTILINE)),
    ("setup.py", re.compile(r"\bpython_requires[\"']?\s*[=:]\s*[\"']([^\"']+)[\"']")),
    ("uv.lock", re.compile(r"^requires-python\s*=\s*[\"']([^\"']+)[\"']", re.MULTILINE)),
    ("Pipfile", re.compile(r"^python_(?:full_)?version\s*=\s*[\"']([^\"']+)[\"']", re.MULTILINE)),
    (".python-version", re.compile(r"^\s*(?:cpython-)?(\d+\.\d+[\w.]*)", re.MULTILINE)),
    ("runtime.txt", re.compile(r"^\s*python-(\d+\.\d+[\w.]*)", re.MULTILINE)),
    (".tool-versions", re.compile(r"^python[ \t]+(\d+\.\d+[\w.]*)", re.MULTILINE)),
    ("Dockerfile", re.compile(r"^FROM\s+(?:\S*/)?python:(\d+\.\d+)", re.MULTILINE | re.IGNORECASE)),
)
_CLASSIFIER = re.compile(r"Programming Language\s*::\s*Python\s*::\s*(\d{1,3})\.(\d{1,3})\b")
_RELEASES = ((2, 6), (2, 7), *((3, minor) for minor in range(40)))


def python_statements(root: str, problems: list[FileProblem] | None = None) -> list[PythonStatement]:
    """Every statement about Python in the project files at ``root``, the most binding first."""
    sources = Sources(root, problems)
    found: list[PythonStatement] = []
    for path, pattern in _SOURCES:
        text = sources.text(path) if sources.exists(path) else None
        match = pattern.search(text) if text else None
        oldest = _oldest(match[1]) if match else None
        if text and match and oldest:
            line = text.count("\n", 0, match.start(1)) + 1
            found.append(PythonStatement(oldest, path, match[1].strip(), line))
    # Classifiers bind nobody: what is installed by is asked before them.
    for path in ("pyproject.toml", "setup.cfg", "setup.py"):
        text = sources.text(path) if sources.exists(path) else None
        named = sorted(_CLASSIFIER.finditer(text or ""), key=lambda match: (int(match[1]), int(match[2])))
        if text and named:
            line = text.count("\n", 0, named[0].start()) + 1
            found.append(PythonStatement((int(named[0][1]), int(named[0][2])), path, named[0][0], line))
    return found


def python_statement(root: str) -> PythonStatement | None:
    """The most binding of ``python_statements``; None where nothing is said."""
    found = python_statements(root)
    return found[0] if found else None


def _oldest(text: str) -> tuple[int, int] | None:
    spec = pep440(text)
    if not spec:
        return None
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    try:
        specifiers = SpecifierSet(spec)
    except InvalidSpecifier:
        return None
    named = re.findall(r"\d+(?:\.\d+)+", spec)
    for major, minor in _RELEASES:
        prefix = f"{major}.{minor}"
        versions = [
            prefix,
            f"{prefix}.99",
            *(version for version in named if version.startswith(f"{prefix}.")),
        ]
        if any(specifiers.contains(version) for version in versions):
            return (major, minor)
    return None
