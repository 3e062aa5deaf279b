"""Database servers and systems that a repository names: those that the target no longer works with are flagged.

Images (``postgres:12``), packages (``postgresql-9.6``), services of CI and the base images whose SQLite is too old.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from codemods.findings import Verdict
from codemods.pins.asked import last_asked, notes
from codemods.releases import Range

if TYPE_CHECKING:
    from codemods.pins.report import Report

__all__ = ["OLDEST_SERVERS", "check_servers", "rows", "to_read"]

Version = tuple[int, ...]
_Since = tuple[str, Version, str]

OLDEST_SERVERS: Mapping[str, tuple[_Since, ...]] = {
    "PostgreSQL": (
        ("3.0", (9, 5), "3.0/postgresql-9-4"),
        ("3.2", (9, 6), "3.2/postgresql-9-5"),
        ("4.0", (10,), "4.0/postgresql-10"),
        ("4.1", (11,), "4.1/postgresql-11"),
        ("4.2", (12,), "4.2/postgresql-12"),
        ("5.1", (13,), "5.1/postgresql-12"),
        ("5.2", (14,), "5.2/postgresql-13"),
        ("6.1", (15,), "6.1/postgresql-14"),
    ),
    "MySQL": (
        ("3.2", (5, 7), "3.2/mysql-5-6"),
        ("4.2", (8,), "4.2/mysql-8"),
        ("5.0", (8, 0, 11), "5.0/mysql-8-0-11"),
        ("6.1", (8, 4), "6.1/mysql-8-4"),
    ),
    "MariaDB": (
        ("3.1", (10, 2), "3.1/mariadb-10-1"),
        ("4.1", (10, 3), "4.1/mariadb-10-3"),
        ("4.2", (10, 4), "4.2/mariadb-10-4"),
        ("5.1", (10, 5), "5.1/mariadb-10-4"),
        ("6.0", (10, 6), "6.0/mariadb-10-5"),
        ("6.1", (10, 11), "6.1/mariadb-10-11"),
    ),
    "Oracle": (
        ("3.0", (12, 2), "3.0/oracle-12-1"),
        ("4.0", (19,), "4.0/oracle-19c"),
    ),
    "PostGIS": (
        ("5.1", (3, 0), "5.1/gis-postgis-2-5"),
        ("5.2", (3, 1), "5.2/gis-postgis-3-0"),
        ("6.1", (3, 2), "6.1/gis-postgis-3-1"),
    ),
    "SQLite": (
        ("5.1", (3, 31), "5.1/sqlite-3-31"),
        ("6.1", (3, 37), "6.1/sqlite-3-37"),
    ),
}
"""By server: the releases that drop some, the oldest version that they still work with, and the ledger row."""

_VERSION = r"(?P<version>\d{1,2}(?:\.\d{1,2}){0,2})(?![\d.])"
_REGISTRY = r"(?<![\w./@:-])(?:[\w.-]+(?::\d+)?/)*"
_IMAGES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("PostgreSQL", re.compile(rf"{_REGISTRY}(?:postgres|postgresql|postgis):{_VERSION}")),
    ("PostGIS", re.compile(rf"{_REGISTRY}postgis:\d[\d.]*-{_VERSION}")),
    ("MySQL", re.compile(rf"{_REGISTRY}(?:mysql|mysql-server|percona|percona-server):{_VERSION}")),
    ("MariaDB", re.compile(rf"{_REGISTRY}mariadb:{_VERSION}")),
    ("Oracle", re.compile(rf"{_REGISTRY}(?:oracle-(?:xe|free)(?:-\w+)?|oracle/database|oracledb|oracle/enterprise):{_VERSION}")),
    ("PostgreSQL", re.compile(rf"(?<![\w.-])postgresql-{_VERSION}(?![\w.-])")),
    ("PostGIS", re.compile(rf"(?<![\w.-])postgresql-\d[\d.]*-postgis-{_VERSION}(?![\w.])")),
    ("MySQL", re.compile(rf"(?<![\w.-])mysql-server-{_VERSION}(?![\w.])")),
    ("MariaDB", re.compile(rf"(?<![\w.-])mariadb-server-{_VERSION}(?![\w.])")),
)  # fmt: skip
_SERVICE = re.compile(rf"^[ \t]*(?P<name>postgresql|mariadb|mysql)[ \t]*:[ \t]*[\"']?{_VERSION}[\"']?[ \t]*(?:#.*)?$", re.MULTILINE)  # fmt: skip
_SERVICES = {"postgresql": "PostgreSQL", "mariadb": "MariaDB", "mysql": "MySQL"}

# What systems bring along of SQLite, where it is older than some release of Django wants.
_SYSTEMS: Mapping[str, tuple[str, Version]] = {
    "stretch": ("Debian 9", (3, 16)),
    "buster": ("Debian 10", (3, 27)),
    "bullseye": ("Debian 11", (3, 34)),
    "debian:9": ("Debian 9", (3, 16)),
    "debian:10": ("Debian 10", (3, 27)),
    "debian:11": ("Debian 11", (3, 34)),
    "ubuntu:16.04": ("Ubuntu 16.04", (3, 11)),
    "ubuntu:18.04": ("Ubuntu 18.04", (3, 22)),
    "ubuntu:20.04": ("Ubuntu 20.04", (3, 31)),
    "ubuntu-18.04": ("Ubuntu 18.04", (3, 22)),
    "ubuntu-20.04": ("Ubuntu 20.04", (3, 31)),
    "xenial": ("Ubuntu 16.04", (3, 11)),
    "bionic": ("Ubuntu 18.04", (3, 22)),
    "focal": ("Ubuntu 20.04", (3, 31)),
}
_SYSTEM = re.compile(
    r"^[ \t]*(?:FROM[ \t]+(?:--\S+[ \t]+)?|(?:-[ \t]+)?image[ \t]*:[ \t]*[\"']?|runs-on[ \t]*:[ \t]*[\"']?|os[ \t]*:[ \t]*[\"']?|dist[ \t]*:[ \t]*[\"']?)"
    r"(?P<image>[\w./:@-]+)",
    re.MULTILINE | re.IGNORECASE,
)
_DISTRIBUTION = re.compile(r"(?:^|[/:-])(debian:(?:9|10|11)|ubuntu[:-](?:16|18|20)\.04|stretch|buster|bullseye|xenial|bionic|focal)(?![\d.])")  # fmt: skip


def rows() -> tuple[str, ...]:
    """The ledger rows that these files answer."""
    return tuple(row for entries in OLDEST_SERVERS.values() for _, _, row in entries)


def to_read(range: Range) -> frozenset[str]:
    """The last row on the way for each server, which holds as well where the repository does not name one."""
    asked = (last_asked(entries, range) for entries in OLDEST_SERVERS.values())
    return frozenset(found[0].row for found in asked if found is not None)


def check_servers(report: Report) -> None:
    """Flag the servers that a CI configuration, a compose file, a Dockerfile or a script names by a version too old."""
    for server, version, start, end in _named(report.text):
        wanted = last_asked(OLDEST_SERVERS[server], report.range)
        if wanted is None or _reaches(version, wanted[1]):
            continue
        (since, _), oldest = wanted
        report.add(
            "pins/database", start, end, Verdict.FLAG,
            f"Django {since} works with {server} {_dotted(oldest)} or newer, and this names {_dotted(version)}.",
            "Move the data to a newer server first, then the version here.",
            since=str(since), url=notes(since),
        )  # fmt: skip
    _check_systems(report)


def _check_systems(report: Report) -> None:
    """Flag base images and runners whose SQLite is too old, the first of each file: they are moved together."""
    wanted = last_asked(OLDEST_SERVERS["SQLite"], report.range)
    if wanted is None:
        return
    (since, _), oldest = wanted
    for match in _SYSTEM.finditer(report.text):
        found = _DISTRIBUTION.search(match["image"])
        system = _SYSTEMS.get(found[1].lower()) if found else None
        if system is None or found is None or system[1] >= oldest or _is_comment(report.text, match.start()):
            continue
        report.add(
            "pins/database", *match.span("image"), Verdict.FLAG,
            f"{system[0]} brings SQLite {_dotted(system[1])}, and Django {since} needs {_dotted(oldest)} where it uses SQLite.",
            "Take a newer system; where SQLite is used by nothing, not even the tests, nothing is to do.",
            since=str(since), url=notes(since),
        )  # fmt: skip
        return


def _named(text: str) -> Iterator[tuple[str, Version, int, int]]:
    """The servers that a text names, with their versions and places."""
    lowered = text.lower()
    for server, pattern in _IMAGES:
        if any(word in lowered for word in _WORDS[server]):
            for match in pattern.finditer(text):
                if not _is_comment(text, match.start()) and not _is_commented(text, match.start()):
                    yield server, _version(match["version"]), *match.span()
    for match in _SERVICE.finditer(text):
        yield _SERVICES[match["name"]], _version(match["version"]), *match.span("version")


_WORDS = {
    "PostgreSQL": ("postg",),
    "PostGIS": ("postgis",),
    "MySQL": ("mysql", "percona"),
    "MariaDB": ("mariadb",),
    "Oracle": ("oracle",),
}


def _version(text: str) -> Version:
    return tuple(map(int, text.split(".")))


def _reaches(version: Version, oldest: Version) -> bool:
    """Whether a version, perhaps named by its first numbers only, may be as new as the oldest one."""
    depth = min(len(version), len(oldest))
    return version[:depth] >= oldest[:depth]


def _dotted(version: Version) -> str:
    return ".".join(map(str, version))


def _is_comment(text: str, at: int) -> bool:
    return text[text.rfind("\n", 0, at) + 1 : at].lstrip().startswith("#")


def _is_commented(text: str, at: int) -> bool:
    """Whether a comment that begins in the middle of the line holds the place."""
    return " #" in text[text.rfind("\n", 0, at) + 1 : at]
