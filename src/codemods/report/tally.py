"""How many places each change hits, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from codemods.findings import Finding, Verdict
from codemods.releases import Release
from codemods.report.style import Style

__all__ = ["Tally", "by_change", "table"]


@dataclass(slots=True)
class Tally:
    """The numbers of one change; ``paths`` are the files that it was found in."""

    code: str
    fixed: int = 0
    fix: int = 0
    suggest: int = 0
    flag: int = 0
    paths: set[str] = field(default_factory=set)

    @property
    def places(self) -> int:
        return self.fixed + self.fix + self.suggest + self.flag


def by_change(findings: Iterable[Finding], fixed: Iterable[Finding]) -> list[Tally]:
    """A tally for each code: releases oldest first, then what has no release."""
    tallies: dict[str, Tally] = {}
    for finding in findings:
        tally = _of(tallies, finding)
        if finding.verdict is Verdict.FIX:
            tally.fix += 1
        elif finding.verdict is Verdict.SUGGEST:
            tally.suggest += 1
        else:
            tally.flag += 1
    for finding in fixed:
        _of(tallies, finding).fixed += 1
    return sorted(tallies.values(), key=lambda tally: code_order(tally.code))


def _of(tallies: dict[str, Tally], finding: Finding) -> Tally:
    tally = tallies.get(finding.code)
    if tally is None:
        tally = tallies[finding.code] = Tally(finding.code)
    tally.paths.add(finding.path)
    return tally


def code_order(code: str) -> tuple[bool, Release, str]:
    """What to sort codes by: releases as numbers, then families without one by name."""
    release = code.partition("/")[0]
    try:
        return (False, Release.parse(release), code)
    except ValueError:
        return (True, Release(0), code)


def table(tallies: Iterable[Tally], fixing: bool, style: Style) -> list[str]:
    """The closing table, a line an entry; columns that would hold nothing but zeros are left out."""
    tallies = list(tallies)
    total = Tally("total")
    for tally in tallies:
        total.fixed += tally.fixed
        total.fix += tally.fix
        total.suggest += tally.suggest
        total.flag += tally.flag
        total.paths |= tally.paths
    columns: list[tuple[str, str, str]] = [("fixed", "fixed", "green")] if fixing else []
    columns += [
        ("fix", "fixable", "green"),
        ("suggest", "suggested", "yellow"),
        ("flag", "flagged", "magenta"),
    ]
    columns = [column for column in columns if getattr(total, column[0]) or column[0] == "fixed"]
    first = max(len(tally.code) for tally in [*tallies, total])
    head = ["change".ljust(first), *(title for _, title, _ in columns), "places", "files"]
    lines = [style("  ".join(head), "bold")]
    for tally in [*tallies, total]:
        cells = [style(tally.code.ljust(first), "bold" if tally is total else "cyan")]
        for attribute, title, colour in columns:
            number = getattr(tally, attribute)
            cells.append(style(str(number or "·").rjust(len(title)), colour if number else "dim"))
        cells += [str(tally.places).rjust(6), str(len(tally.paths)).rjust(5)]
        lines.append("  ".join(cells))
    return lines
