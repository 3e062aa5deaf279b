"""Version specifiers as clauses with their places, in the dialects that requirement files are written in."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from functools import lru_cache

from codemods.pins.pythons import PATCHES
from codemods.releases import Release

__all__ = ["Clause", "Dialect", "Groups", "Kind", "admits", "feature", "read_clauses"]


class Dialect(enum.Enum):
    """The language that a specifier is written in."""

    PEP440 = "pep440"  # pip, setuptools, uv, pdm, hatch, pipenv: ``>=3.2,<4.0``
    POETRY = "poetry"  # carets, tildes, bare versions, ``||``
    CONDA = "conda"  # ``=3.2`` is a prefix, ``|`` a union


class Kind(enum.Enum):
    """What a clause says of a version."""

    EXACT = "exact"  # ==3.2.25
    PREFIX = "prefix"  # ==3.2.*
    COMPATIBLE = "compatible"  # ~=3.2
    CARET = "caret"  # ^3.2
    TILDE = "tilde"  # ~3.2
    LOWER = "lower"  # >=3.2, >3.2
    UPPER = "upper"  # <4.0, <=3.2.25
    NOT = "not"  # !=3.2.1, !=3.2.*
    ANY = "any"  # *


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: ``op`` as written (perhaps empty), the version as written, and the span of both in the text."""

    kind: Kind
    op: str
    version: str
    start: int
    end: int
    gap: str
    """The space between the operator and the version."""
    pep440: str
    """The same in the words of PEP 440, several joined by commas; empty where every version will do."""


Groups = list[list[Clause]]
"""Alternatives of clauses that hold together; only poetry and conda write more than one."""

_OPERATORS = {
    Dialect.PEP440: r"===|~=|==|!=|<=|>=|<|>",
    Dialect.POETRY: r"~=|==|!=|<=|>=|<|>|\^|~|=|",
    Dialect.CONDA: r"~=|==|!=|<=|>=|<|>|=|",
}
_CLAUSE = {
    dialect: re.compile(rf"({operators})([ \t]*)([0-9*][0-9A-Za-z.*+!_-]*)")
    for dialect, operators in _OPERATORS.items()
}
_GAP = {
    # What stands between two clauses: a comma, in pip's files perhaps over a line's end, for poetry also plain space.
    Dialect.PEP440: re.compile(r"(?:[ \t]|\\\r?\n)*,(?:[ \t,]|\\\r?\n)*"),
    Dialect.POETRY: re.compile(r"[ \t]*,[ \t,]*|[ \t]+"),
    Dialect.CONDA: re.compile(r"[ \t]*,[ \t,]*"),
}
_UNION = re.compile(r"[ \t]*\|\|?[ \t]*")
_KINDS = {
    "==": Kind.EXACT,
    "===": Kind.EXACT,
    "=": Kind.EXACT,
    "": Kind.EXACT,
    "~=": Kind.COMPATIBLE,
    "^": Kind.CARET,
    "~": Kind.TILDE,
    ">=": Kind.LOWER,
    ">": Kind.LOWER,
    "<": Kind.UPPER,
    "<=": Kind.UPPER,
    "!=": Kind.NOT,
}


def feature(version: str) -> Release:
    """The feature release that a version text belongs to: ``3.2.25`` and ``3.2.*`` are 3.2, ``2028.3`` is 2028."""
    numbers = re.findall(r"\d+", version.split("!")[-1])[:2]
    major = int(numbers[0]) if numbers else 0
    written = re.match(r"(?:\d+!)?\d+\.(\d+)", version)
    return Release(major, int(written[1]) if written and major < 2000 else 0)


def read_clauses(text: str, start: int, end: int, dialect: Dialect) -> Groups | None:
    """The clauses of ``text[start:end]``; an empty group where there is none, None where it cannot be read."""
    groups: Groups = [[]]
    at = start
    gap = _GAP[dialect]
    while at < end and text[at] in " \t,":
        at += 1
    while at < end:
        match = _CLAUSE[dialect].match(text, at, end)
        clause = _clause(match, dialect) if match else None
        if clause is None or match is None:
            return None
        groups[-1].append(clause)
        at = match.end()
        between = _UNION.match(text, at, end) if dialect is not Dialect.PEP440 else None
        if between:
            groups.append([])
            at = between.end()
            if at == end:
                return None
            continue
        between = gap.match(text, at, end)
        if between is None:
            return groups if not text[at:end].strip() else None
        at = between.end()
    return groups


def _clause(match: re.Match[str], dialect: Dialect) -> Clause | None:
    op, version = match[1], match[3]
    meaning = _pep440(op, version, dialect)
    if meaning is None:
        return None
    kind = _KINDS[op]
    if version == "*":
        kind = Kind.ANY
    elif kind is Kind.EXACT and meaning.endswith(".*"):
        kind = Kind.PREFIX
    return Clause(kind, op, version, match.start(), match.end(), match[2], meaning)


def _pep440(op: str, version: str, dialect: Dialect) -> str | None:
    """A clause in the words of PEP 440; None where it is none."""
    from packaging.version import InvalidVersion, Version

    if version == "*":
        return "" if op in ("", "=", "==") else None
    bare = version[:-2] if version.endswith(".*") else version
    try:
        release = Version(bare).release
    except InvalidVersion:
        return None
    if bare != version:
        if op in ("", "=", "=="):
            return f"=={bare}.*"
        if op == "!=":
            return f"!={bare}.*"
        if op not in (">=", "<", "^", "~"):
            return None
        version = bare  # poetry and conda allow the star there and pay no heed to it
    if op == "^":
        # The first number that is not zero may not change.
        depth = next((index for index, number in enumerate(release) if number), len(release) - 1)
        bound = [*release[:depth], release[depth] + 1]
        return f">={version},<{'.'.join(map(str, bound))}"
    if op == "~":
        bound = [release[0] + 1] if len(release) == 1 else [release[0], release[1] + 1]
        return f">={version},<{'.'.join(map(str, bound))}"
    if op == "~=" and len(release) < 2:
        return None
    if op == "=" and dialect is Dialect.CONDA:
        return f"=={version}.*"
    return f"{'==' if op in ('', '=', '===') else op}{version}"


@lru_cache(maxsize=1024)
def _admits(pep440: str, release: Release) -> bool:
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    try:
        specifiers = SpecifierSet(pep440)
    except InvalidSpecifier:
        return False
    last = max(PATCHES.get(release, 0), 30)
    return any(
        specifiers.contains(version, prereleases=True)
        for version in (str(release), *(f"{release}.{number}" for number in range(last + 1)))
    )


def admits(groups: Groups, release: Release) -> bool:
    """True where some patch release of ``release`` satisfies the clauses."""
    return any(
        _admits(",".join(clause.pep440 for clause in group if clause.pep440), release) for group in groups
    )
