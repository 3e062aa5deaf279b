"""Which Python versions each Django release runs on, and the newest patch release known of each.

Both tables were read from the source distributions of Django: ``docs/faq/install.txt`` of the last patch release of
each series, whose versions the ``Requires-Python`` and the classifiers of the same distribution agree with.
"""

from __future__ import annotations

from collections.abc import Iterable

from codemods.releases import KNOWN, Release

__all__ = [
    "PATCHES",
    "PYTHONS",
    "Python",
    "dropped_by",
    "oldest_python",
    "patch",
    "python_text",
]

Python = tuple[int, int]
"""A feature release of Python: ``(3, 10)``."""


def _pythons(text: str) -> tuple[Python, ...]:
    pairs = (number.split(".") for number in text.split())
    return tuple((int(major), int(minor)) for major, minor in pairs)


PYTHONS: dict[Release, tuple[Python, ...]] = {
    Release.parse(release): _pythons(versions)
    for release, versions in {
        "1.7": "2.7 3.2 3.3 3.4",
        "1.8": "2.7 3.2 3.3 3.4 3.5",
        "1.9": "2.7 3.4 3.5",
        "1.10": "2.7 3.4 3.5",
        "1.11": "2.7 3.4 3.5 3.6 3.7",
        "2.0": "3.4 3.5 3.6 3.7",
        "2.1": "3.5 3.6 3.7",
        "2.2": "3.5 3.6 3.7 3.8 3.9",
        "3.0": "3.6 3.7 3.8 3.9",
        "3.1": "3.6 3.7 3.8 3.9",
        "3.2": "3.6 3.7 3.8 3.9 3.10",
        "4.0": "3.8 3.9 3.10",
        "4.1": "3.8 3.9 3.10 3.11",
        "4.2": "3.8 3.9 3.10 3.11 3.12",
        "5.0": "3.10 3.11 3.12",
        "5.1": "3.10 3.11 3.12 3.13",
        "5.2": "3.10 3.11 3.12 3.13 3.14",
        "6.0": "3.12 3.13 3.14",
        "6.1": "3.12 3.13 3.14 3.15",
    }.items()
}
"""The Python versions that the last patch release of each Django release runs on, oldest first."""

PATCHES: dict[Release, int] = {
    Release.parse(release): number
    for release, number in {
        "1.7": 11,
        "1.8": 19,
        "1.9": 13,
        "1.10": 8,
        "1.11": 29,
        "2.0": 13,
        "2.1": 15,
        "2.2": 28,
        "3.0": 14,
        "3.1": 14,
        "3.2": 25,
        "4.0": 10,
        "4.1": 13,
        "4.2": 30,
        "5.0": 14,
        "5.1": 15,
        "5.2": 19,
        "6.0": 10,
        "6.1": 3,
    }.items()
}
"""The newest patch release known of each Django release: what an exact pin is moved to."""


def patch(release: Release) -> str | None:
    """The newest patch release known of ``release`` (``5.2.19``), None for a release that is not in the table."""
    number = PATCHES.get(release)
    return None if number is None else f"{release}.{number}"


def python_text(versions: Iterable[Python]) -> str:
    """Versions for a person: ``3.10 to 3.14``, ``2.7 and 3.4 to 3.7``."""
    runs: list[list[Python]] = []
    for version in sorted(versions):
        if runs and runs[-1][-1][0] == version[0] and runs[-1][-1][1] + 1 == version[1]:
            runs[-1].append(version)
        else:
            runs.append([version])
    names = [
        f"{run[0][0]}.{run[0][1]}"
        if len(run) == 1
        else f"{run[0][0]}.{run[0][1]} to {run[-1][0]}.{run[-1][1]}"
        for run in runs
    ]
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""


def oldest_python(release: Release) -> Python | None:
    """The oldest Python that ``release`` runs on; None for a release that is not in the table."""
    versions = PYTHONS.get(release)
    return versions[0] if versions else None


def dropped_by(version: Python, newest: Release) -> Release | None:
    """The first release up to ``newest``, after the last one that ran on ``version``, that no longer does.

    None where ``version`` is newer than what the table knows of, or still runs ``newest``.
    """
    dropped: Release | None = None
    for release in KNOWN:
        if release > newest:
            break
        if version in PYTHONS[release]:
            dropped = None
        elif dropped is None and version < PYTHONS[release][-1]:
            dropped = release
    return dropped
