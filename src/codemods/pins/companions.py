"""Packages that Django works with: requirements that keep out what the target needs of them.

Django refuses drivers that are too old, and cannot be installed beside an older asgiref or sqlparse. Each entry of
``COMPANIONS`` says since which release which version is the oldest that will do, and the ledger row that says so.
Only a requirement that lets no such version in is reported: what has no upper end is for the installer to choose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from codemods.findings import Edit, Verdict
from codemods.pins.asked import last_asked, notes
from codemods.pins.clauses import Clause, Dialect, Groups, read_clauses
from codemods.pins.pythons import PYTHONS
from codemods.pins.requirement import pythons_of, scan
from codemods.releases import Range, Release

if TYPE_CHECKING:
    from packaging.version import Version

    from codemods.pins.report import Report

__all__ = [
    "COMPANIONS",
    "NAMES",
    "REPLACED",
    "REQUIRED",
    "SHOWN",
    "Minimum",
    "Replacement",
    "check_drivers",
    "judge",
    "judge_specifier",
    "keeps_out",
    "mentions",
    "minimum",
    "name_at",
    "named",
    "rows",
]

_Since = tuple[str, str, str]

COMPANIONS: Mapping[str, tuple[_Since, ...]] = {
    "asgiref": (
        ("3.0", "3.2", "3.0/asgiref-required"),
        ("3.1", "3.2.10", "3.1/asgiref-3-2-10"),
        ("3.2", "3.3.2", "3.2/asgiref-3-3-2"),
        ("4.0", "3.4.1", "4.0/asgiref-3-4-1"),
        ("4.1", "3.5.2", "4.1/asgiref-3-5-2"),
        ("4.2", "3.6.0", "4.2/asgiref-3-6-0"),
        ("5.0", "3.7.0", "5.0/asgiref-3-7"),
        ("5.1", "3.8.1", "5.1/asgiref-3-8-1"),
        ("6.0", "3.9.1", "6.0/asgiref-3-9-1"),
    ),
    "sqlparse": (
        ("2.2", "0.2.2", "2.2/sqlparse-required"),
        ("4.2", "0.3.1", "4.2/sqlparse-0-3-1"),
        ("6.0", "0.5.0", "6.0/sqlparse-0-5-0"),
    ),
    "psycopg2": (
        ("1.11", "2.5.4", "1.11/psycopg2-2-5-4"),
        ("4.0", "2.8.4", "4.0/psycopg2-2-8-4"),
        ("6.0", "2.9.9", "6.0/psycopg2-2-9-9"),
    ),
    "psycopg": (("6.0", "3.1.12", "6.0/psycopg-3-1-12"),),
    "mysqlclient": (
        ("2.1", "1.3.7", "2.1/mysqlclient-1-3-7"),
        ("2.2", "1.3.13", "2.2/mysqlclient-1-3-13"),
        ("3.1", "1.4.0", "3.1/mysqlclient-1-4-0"),
        ("4.2", "1.4.3", "4.2/mysqlclient-1-4-3"),
        ("6.0", "2.2.1", "6.0/mysqlclient-2-2-1"),
    ),
    "cx-oracle": (
        ("1.11", "5.2", "1.11/cx-oracle-5-2"),
        ("2.2", "6.0", "2.2/cx-oracle-6"),
        ("4.0", "7.0", "4.0/cx-oracle-7"),
        ("5.0", "8.3", "5.0/cx-oracle-8-3"),
    ),
    "oracledb": (("5.2", "2.3.0", "5.2/oracledb-2-3"),),
    "djangorestframework": (
        ("5.1", "3.15", "5.1/djangorestframework-minimum"),
        ("6.1", "3.18", "6.1/djangorestframework-minimum"),
    ),
    "argon2-cffi": (
        ("3.2", "19.1.0", "3.2/argon2-cffi-19-1-0"),
        ("4.2", "19.2.0", "4.2/argon2-cffi-19-2"),
        ("6.0", "23.1.0", "6.0/argon2-cffi-23-1-0"),
    ),
    "bcrypt": (("6.0", "4.1.1", "6.0/bcrypt-4-1-1"),),
    "pillow": (
        ("4.2", "6.2.1", "4.2/pillow-6-2-1"),
        ("6.0", "10.1.0", "6.0/pillow-10-1-0"),
    ),
    "jinja2": (("4.2", "2.11.0", "4.2/jinja2-2-11"),),
    "redis": (
        ("4.2", "3.4.0", "4.2/redis-py-3-4"),
        ("6.0", "5.1.0", "6.0/redis-5-1-0"),
    ),
    "selenium": (
        ("5.0", "4.8.0", "5.0/selenium-4-8"),
        ("6.0", "4.23.0", "6.0/selenium-4-23-0"),
    ),
    "docutils": (
        ("5.0", "0.19", "5.0/docutils-0-19"),
        ("6.0", "0.22", "6.0/docutils-0-22"),
    ),
    "colorama": (("5.0", "0.4.6", "5.0/colorama-0-4-6"),),
    "pywatchman": (("3.0", "1.2.0", "3.0/pywatchman-1-2-0"),),
    "aiosmtpd": (("6.0", "1.4.5", "6.0/aiosmtpd-1-4-5"),),
    "geoip2": (("6.0", "4.8.0", "6.0/geoip2-4-8-0"),),
    "numpy": (("6.0", "1.26.0", "6.0/numpy-1-26-0"),),
    "pyyaml": (("6.0", "6.0.2", "6.0/pyyaml-6-0-2"),),
    "tblib": (("6.0", "3.0.0", "6.0/tblib-3-0-0"),),
}
"""By normalised name: the releases that ask for more, the oldest version that will do then, and the ledger row."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """What takes the place of a package, since which releases (deprecated, gone), and the oldest version that will do."""

    since: tuple[str, ...]
    by: str
    version: str = ""

    def specifier(self, target: Release) -> str:
        """What to ask for on the target; empty where any version will do."""
        later = [v for since, v, _ in COMPANIONS.get(self.by, ()) if Release.parse(since) <= target]
        version = later[-1] if later else self.version
        return f">={version}" if version else ""


REPLACED: Mapping[str, Replacement] = {
    "pil": Replacement(("1.8",), "Pillow"),
    "py-bcrypt": Replacement(("2.1",), "bcrypt"),
    "cx-oracle": Replacement(("5.0", "6.0"), "oracledb", "1.3.2"),
}
"""By normalised name."""

SHOWN = {"cx-oracle": "cx_Oracle", "pil": "PIL", "pillow": "Pillow", "jinja2": "Jinja2", "pyyaml": "PyYAML"}
"""How packages write themselves, where that is not their normalised name."""

REQUIRED = frozenset({"asgiref", "sqlparse"})
"""Those that Django itself requires."""

_ALONE = frozenset({"djangorestframework"})  # these fail on the new release, whatever Django makes of them
_OTHERS = ("2.1/py-bcrypt", "5.0/cx-oracle-deprecated", "6.0/cx-oracle", "4.2/psycopg3-takes-precedence")
_SAME = {"psycopg2-binary": "psycopg2"}
_NAMES = sorted({*COMPANIONS, *REPLACED, *_SAME}, key=len, reverse=True)
NAMES = "|".join(name.replace("-", "[-_.]") for name in _NAMES)
"""The names as alternatives of a regular expression, to be matched without regard to case."""
_NAME = re.compile(rf"(?:{NAMES})(?![A-Za-z0-9]|[-_.]+[A-Za-z0-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Minimum:
    """The oldest version of a package that will do on the target: ``since`` is the release that asks for it."""

    package: str
    version: str
    since: Release

    @property
    def need(self) -> str:
        """The beginning of a sentence that says who asks for it."""
        shown = SHOWN.get(self.package, self.package)
        if self.package in _ALONE:
            return f"On Django {self.since} {shown} has to be {self.version} or newer"
        if self.package in REQUIRED:
            return f"Django {self.since} requires {shown} {self.version} or newer"
        return f"Where Django {self.since} uses {shown} it has to be {self.version} or newer"


def rows() -> tuple[str, ...]:
    """The ledger rows that requirements of these packages answer."""
    return (*(row for entries in COMPANIONS.values() for _, _, row in entries), *_OTHERS)


def mentions(text: str) -> bool:
    """Whether a text names one of the packages."""
    return _NAME.search(text) is not None


def named(text: str) -> str | None:
    """The package that ``text`` is the name of, normalised; None where it is another."""
    match = _NAME.fullmatch(text)
    if match is None:
        return None
    name = re.sub(r"[-_.]+", "-", text).lower()
    return _SAME.get(name, name)


def name_at(text: str, start: int, end: int) -> str | None:
    """The package that ``text[start:end]`` begins with the name of, normalised; None where it is another."""
    match = _NAME.match(text, start, end)
    return None if match is None else named(match[0])


@cache
def minimum(package: str, range: Range) -> Minimum | None:
    """What a package must be on the way of the run, by its normalised name; None where nothing new is asked of it."""
    found = last_asked(COMPANIONS.get(package, ()), range)
    return None if found is None else Minimum(package, found[1], found[0].since)


@dataclass(frozen=True, slots=True)
class _Stated:
    """A requirement as it stands: the package, its name as written, the spans of both parts, and what may be done.

    ``name_at`` is None where the name stands elsewhere, as the key of a table. ``instead`` says what to do where the
    file is not to be edited by hand.
    """

    package: str
    name: str
    name_at: tuple[int, int] | None
    spec: tuple[int, int]
    dialect: Dialect
    may_edit: bool
    instead: str = ""

    @property
    def start(self) -> int:
        return self.spec[0] if self.name_at is None else self.name_at[0]


def judge(report: Report, start: int, end: int, *, may_edit: bool = True, instead: str = "") -> None:
    """Judge ``text[start:end]`` as a PEP 508 requirement, if it is one of these packages.

    ``instead`` says what to do where the file is not to be edited by hand.
    """
    found = scan(report.text, start, end, _NAME)
    name = _NAME.match(report.text, start if found is None else found.start)
    if found is None or name is None or found.url is not None:
        return
    package = named(name[0])
    if package is None or (
        found.marker and not pythons_of(found.marker, PYTHONS.get(report.range.target, ()))
    ):
        return
    may_edit = may_edit and not instead
    _judge(report, _Stated(package, name[0], name.span(), found.spec, Dialect.PEP440, may_edit, instead))


def judge_specifier(
    report: Report,
    name: str,
    start: int,
    end: int,
    dialect: Dialect,
    *,
    name_at: tuple[int, int] | None = None,
    may_edit: bool = True,
) -> None:
    """Judge the specifier ``text[start:end]`` of the package ``name``; ``name_at`` is where that stands, if beside it."""
    package = named(name)
    if package is not None:
        _judge(report, _Stated(package, name, name_at, (start, end), dialect, may_edit))


def _judge(report: Report, stated: _Stated) -> None:
    replaced = REPLACED.get(stated.package)
    since = [one for one in replaced.since if report.range.passes(Release.parse(one))] if replaced else []
    if replaced is not None and since:
        _tell_replaced(report, stated, replaced, since[0])
        return
    wanted = minimum(stated.package, report.range)
    groups = read_clauses(report.text, *stated.spec, stated.dialect)
    if wanted is None or groups is None or not keeps_out(groups, wanted.version):
        return
    if report.uses is not None and not report.uses(stated.package):
        return
    new, written = f">={wanted.version}", report.text[slice(*stated.spec)].strip()
    report.add(
        "pins/dependency", stated.start, stated.spec[1], Verdict.SUGGEST if stated.may_edit else Verdict.FLAG,
        f"{wanted.need}, which {written!r} keeps out.",
        stated.instead or f"Write {stated.name}{new}.",
        edits=(Edit(*stated.spec, new),) if stated.may_edit else (),
        since=str(wanted.since), url=notes(wanted.since),
    )  # fmt: skip


def _tell_replaced(report: Report, stated: _Stated, replaced: Replacement, since: str) -> None:
    """Report a package that another one takes the place of."""
    new = replaced.specifier(report.range.target)
    edits: tuple[Edit, ...] = ()
    if stated.may_edit and stated.name_at is not None:
        edits = (Edit(*stated.name_at, replaced.by),)
        if report.text[slice(*stated.spec)] != new:
            edits += (Edit(*stated.spec, new),)
    report.add(
        "pins/dependency", stated.start, stated.spec[1], Verdict.SUGGEST if edits else Verdict.FLAG,
        f"{stated.name} makes way for {replaced.by} in Django {since}.",
        stated.instead
        or f"Require {replaced.by}{new} in its place; code that imports {stated.name} itself has to follow.",
        edits=edits, since=since, url=notes(since),
    )  # fmt: skip


def check_drivers(report: Report, newer: re.Pattern[str], older: re.Pattern[str]) -> None:
    """Flag psycopg where psycopg2 is installed beside it, by the patterns of their lines: Django then takes psycopg."""
    found = newer.search(report.text)
    if found is None or older.search(report.text) is None or not report.range.passes(Release(4, 2)):
        return
    report.add(
        "pins/dependency", *found.span("name"), Verdict.FLAG,
        "Both psycopg and psycopg2 are installed from here, and Django 4.2 takes psycopg where it finds it.",
        "Keep the one that the project is tested with.",
        since="4.2", url=notes("4.2"),
    )  # fmt: skip


def keeps_out(groups: Groups, version: str) -> bool:
    """Whether a specifier lets in no release from ``version`` on; one without clauses lets in all."""
    from packaging.specifiers import InvalidSpecifier, SpecifierSet
    from packaging.version import Version

    wanted = Version(version)
    for group in groups:
        try:
            specifiers = SpecifierSet(",".join(clause.pep440 for clause in group if clause.pep440))
        except InvalidSpecifier:
            return False
        if any(
            one >= wanted and specifiers.contains(one, prereleases=True) for one in _around(group, wanted)
        ):
            return False
    return True


def _around(group: list[Clause], wanted: Version) -> Iterator[Version]:
    """Versions to try a specifier with: the wanted one, those that it names and what follows these, and a late one."""
    from packaging.version import Version

    yield wanted
    yield Version("99999")
    for clause in group:
        named = Version(clause.version.removesuffix(".*") if clause.version != "*" else "0")
        yield named
        yield Version(".".join(map(str, (*named.release[:-1], named.release[-1] + 1))))
