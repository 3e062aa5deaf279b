"""What a project says about the Python versions and Django releases that it runs on, held against the target."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from codemods.findings import Edit, Verdict
from codemods.pins.clauses import Clause, Dialect, Groups, Kind, feature, read_clauses
from codemods.pins.pythons import PYTHONS, Python, dropped_by, python_text
from codemods.pins.report import Report
from codemods.releases import KNOWN, Range, Release

__all__ = [
    "Span",
    "admits_python",
    "check_classifiers",
    "check_floor",
    "check_matrix",
    "check_version",
    "oldest_kept",
    "python_notes",
]

Span = tuple[int, int]

_PYTHONS: tuple[Python, ...] = tuple(sorted({version for known in PYTHONS.values() for version in known}))
_CLASSIFIER = re.compile(
    r"Programming Language :: Python :: (\d)(?:\.(\d+))?$|Framework :: Django :: (\d+(?:\.\d+)?)$"
)


def oldest_kept(report: Report, admitted: Iterable[Release | None] = ()) -> Release:
    """The oldest release to think of: the report's own or an older one that the file's requirement lets in."""
    return min([report.oldest, *(release for release in admitted if release is not None)])


def python_notes(release: Release | None, report: Report) -> str:
    """The address of what the release notes of ``release`` say on Python versions."""
    number = report.range.target if release is None else release
    return f"https://docs.djangoproject.com/en/stable/releases/{number}/#python-compatibility"


def _first_python(oldest: Release, target: Release) -> Python | None:
    """The oldest Python that any of the releases runs on; None where the target is not in the table."""
    if target not in PYTHONS:
        return None
    return min(PYTHONS[release][0] for release in KNOWN if min(oldest, target) <= release <= target)


def _concerns(versions: Iterable[Python], range: Range) -> bool:
    """True where one of the ``versions``, all too old for the target, still ran the release that the way begins at.

    A project on 5.1 that names Python 3.9 does so for other releases of Django, which is its own affair.
    """
    known = PYTHONS.get(range.current) if range.current is not None else None
    return known is None or any(version >= known[0] for version in versions)


def _running(oldest: Release, target: Release) -> str:
    """The Pythons that the releases run on, in a sentence."""
    oldest = min(oldest, target)
    runs = {version for release in KNOWN if oldest <= release <= target for version in PYTHONS[release]}
    if oldest == target:
        return f"Django {target} runs on Python {python_text(runs)}"
    return f"Django {oldest} to {target} run on Python {python_text(runs)}"


def check_floor(report: Report, start: int, end: int, dialect: Dialect, oldest: Release) -> None:
    """Judge ``requires-python`` and its like: may it let in Pythons that no release since ``oldest`` runs on?"""
    target = report.range.target
    first = _first_python(oldest, target)
    written = report.text[start:end]
    groups = read_clauses(written, 0, len(written), dialect)
    if groups is None and written.strip() and not re.search(r"[{}%$]", written):
        report.malformed(start, f"The versions of Python cannot be read here: {written!r}; correct them.")
    if first is None or groups is None or not any(groups):
        return
    admitted = [version for version in _PYTHONS if admits_python(groups, version)]
    too_old = [version for version in admitted if version < first]
    if not _concerns(too_old, report.range) or not too_old:
        return
    dropped = dropped_by(too_old[-1], target)
    link = python_notes(dropped, report)
    until = str(dropped or "")
    message = (
        f"{written!r} lets in Python {python_text(too_old)}, and {_running(oldest, target)}"
        + (f" (Django {dropped} was the first without {_number(too_old[-1])})." if dropped else ".")
    )  # fmt: skip
    new = _raised(written, groups, first)
    if new is None or len(too_old) == len(admitted):
        advice = f"Require a Python that Django {target} runs on, {_number(first)} or later."
        report.add("pins/python", start, end, Verdict.FLAG, message, advice, until=until, url=link)
        return
    report.add(
        "pins/python", start, end, Verdict.SUGGEST, message, f"Write {new}.",
        edits=(Edit(start, end, new),), until=until, url=link,
    )  # fmt: skip


def _raised(written: str, groups: Groups, first: Python) -> str | None:
    """The specifier with its lower bound at ``first``; None where it has no single one or would admit nothing."""
    if len(groups) != 1:
        return None
    floor = Release(*first)
    lows = [c for c in groups[0] if c.kind in (Kind.LOWER, Kind.CARET, Kind.COMPATIBLE, Kind.TILDE)]
    others = [
        c for c in groups[0] if c.kind not in (Kind.LOWER, Kind.CARET, Kind.COMPATIBLE, Kind.UPPER, Kind.NOT)
    ]
    if len(lows) != 1 or others or feature(lows[0].version) >= floor:
        return None
    new = written
    for clause in reversed(groups[0]):
        if clause is lows[0]:
            op = ">=" if clause.op == ">" else clause.op
            new = new[: clause.start] + f"{op}{clause.gap}{floor}" + new[clause.end :]
        elif clause.kind is Kind.NOT and feature(clause.version) < floor:
            new = _without(new, clause)
    changed = read_clauses(new, 0, len(new), Dialect.POETRY)
    if changed is None or not any(admits_python(changed, version) for version in _PYTHONS):
        return None
    return new


def _without(text: str, clause: Clause) -> str:
    behind = re.compile(r"[ \t]*,[ \t]*").match(text, clause.end)
    if behind:
        return text[: clause.start] + text[behind.end() :]
    return text[: clause.start].rstrip(" \t,") + text[clause.end :]


def admits_python(groups: Groups, version: Python) -> bool:
    """True where some patch release of the Python ``version`` satisfies the clauses."""
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    for group in groups:
        try:
            specifiers = SpecifierSet(",".join(clause.pep440 for clause in group if clause.pep440))
        except InvalidSpecifier:
            continue
        if any(specifiers.contains(f"{_number(version)}.{patch}") for patch in range(31)):
            return True
    return False


def check_version(report: Report, version: Python, start: int, end: int, what: str, oldest: Release) -> None:
    """Judge a place that runs one certain Python, ``what`` in words: an image, an interpreter file."""
    target = report.range.target
    first = _first_python(oldest, target)
    if first is None or version >= first or not _concerns([version], report.range):
        return
    dropped = dropped_by(version, target)
    report.add(
        "pins/python", start, end, Verdict.FLAG,
        f"{what} names Python {_number(version)}, which Django {target} does not run on.",
        f"{_running(oldest, target)}.",
        until=str(dropped or ""), url=python_notes(dropped, report),
    )  # fmt: skip


def check_classifiers(report: Report, entries: Sequence[tuple[str, int, int]], oldest: Release) -> None:
    """Judge trove classifiers, given with their spans; one finding a family, at the first entry that is off."""
    pythons: list[tuple[Python, bool, Span]] = []
    releases: list[tuple[Release, Span]] = []
    for text, start, end in entries:
        match = _CLASSIFIER.match(text.strip())
        if match is None:
            continue
        if match[3]:
            if "." in match[3] or int(match[3]) >= 2000:
                releases.append((Release.parse(match[3]), (start, end)))
        else:
            pythons.append(((int(match[1]), int(match[2] or 0)), match[2] is None, (start, end)))
    _python_classifiers(report, pythons, oldest)
    _django_classifiers(report, releases, oldest)


def _python_classifiers(report: Report, entries: list[tuple[Python, bool, Span]], oldest: Release) -> None:
    target = report.range.target
    first = _first_python(oldest, target)
    if first is None:
        return
    off = [
        (version, span)
        for version, whole, span in entries
        if (version[0] < first[0] if whole else version < first)
    ]
    versions = [(2, 7) if version == (2, 0) else version for version, _ in off]
    if not off or not _concerns(versions, report.range):
        return
    names = sorted({version for version, _ in off if version[1]})
    dropped = dropped_by(names[-1] if names else (2, 7), target)
    named = ", ".join(map(_number, names)) or ", ".join(sorted({str(version[0]) for version, _ in off}))
    report.add(
        "pins/classifiers", *off[0][1], Verdict.FLAG,
        f"The classifiers name Python {named}, which Django {target} does not run on.",
        f"Drop them; {_running(oldest, target)}.",
        until=str(dropped or ""), url=python_notes(dropped, report),
    )  # fmt: skip


def _django_classifiers(report: Report, entries: list[tuple[Release, Span]], oldest: Release) -> None:
    range = report.range
    known = [release for release, _ in entries]
    if not known:
        return
    gone = [(release, span) for release, span in entries if release < oldest]
    if range.target not in known and max(known) < range.target:
        place = entries[-1][1]
        drop = f" and drop {_listed(release for release, _ in gone)}" if gone else ""
        report.add(
            "pins/classifiers", *place, Verdict.FLAG,
            f"No classifier names Django {range.target}.",
            f'Add "Framework :: Django :: {range.target}"{drop}.',
        )  # fmt: skip
    elif gone and range.supports < range.target:
        report.add(
            "pins/classifiers", *gone[0][1], Verdict.FLAG,
            f"The classifiers name Django {_listed(release for release, _ in gone)}, "
            f"and the code is kept running from {range.supports} on.",
            "Drop them.",
        )  # fmt: skip


def check_matrix(
    report: Report,
    djangos: Sequence[tuple[Release, Span]],
    pythons: Sequence[tuple[Python, Span]],
    *,
    has_target: bool = False,
    what: str = "The test matrix",
) -> None:
    """Judge the releases and Pythons that a test matrix names; ``has_target`` where it tests the target anyhow."""
    range = report.range
    named = sorted({release for release, _ in djangos})
    newest = max(named, default=None)
    has_target = has_target or (newest is not None and newest >= range.target)
    if named and not has_target:
        first = min(djangos, key=lambda entry: entry[1])
        gone = [release for release in named if release < range.supports]
        report.add(
            "pins/matrix", *first[1], Verdict.FLAG,
            f"{what} names Django {_listed(named)}, not {range.target}.",
            f"Add Django {range.target}" + (f" and drop {_listed(gone)}." if gone else "."),
        )  # fmt: skip
    elif named and range.supports < range.target and named[0] < range.supports:
        gone = [release for release in named if release < range.supports]
        first = next(entry for entry in djangos if entry[0] in gone)
        report.add(
            "pins/matrix", *first[1], Verdict.FLAG,
            f"{what} names Django {_listed(gone)}, and the code is kept running from {range.supports} on.",
            "Drop them.",
        )  # fmt: skip
    oldest = oldest_kept(report, named if has_target and range.supports == range.target else ())
    floor = _first_python(oldest, range.target)
    if floor is None:
        return
    off = [entry for entry in pythons if entry[0] < floor]
    versions = sorted({version for version, _ in off})
    if off and _concerns(versions, range):
        dropped = dropped_by(versions[-1], range.target)
        report.add(
            "pins/python", *min(span for _, span in off), Verdict.FLAG,
            f"{what} names Python {', '.join(map(_number, versions))}, "
            f"which Django {range.target} does not run on.",
            f"Django {range.target} runs on Python {python_text(PYTHONS[range.target])}.",
            until=str(dropped or ""), url=python_notes(dropped, report),
        )  # fmt: skip


def _listed(releases: Iterable[Release]) -> str:
    return ", ".join(str(release) for release in sorted(set(releases)))


def _number(version: Python) -> str:
    return f"{version[0]}.{version[1]}"
