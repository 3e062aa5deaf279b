"""One style sheet, script or template of Jinja to its findings."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from codemods.files.text import LineIndex
from codemods.findings import Edit, Finding, Verdict
from codemods.ledger import row
from codemods.releases import Range, Release
from codemods.static.rule import StaticRule
from codemods.static.rules import ALL
from codemods.templates.rule import is_active

__all__ = ["check_file"]

_LARGEST = 4_000_000
"""Characters; nobody writes more by hand."""
_LONGEST_LINE = 5_000
"""Characters; lines beyond that were made by a tool, from a source that is somewhere else."""


@lru_cache(maxsize=16)
def _active(range: Range, jinja: bool) -> tuple[type[StaticRule], ...]:
    rules = [rule for rule in ALL if rule.jinja is jinja]
    return tuple(rule for rule in rules if any(is_active(change, range, False) for change in rule.changes()))


def check_file(
    path: str, text: str, range: Range, jinja: bool, logout_paths: Callable[[], bool]
) -> list[Finding]:
    """All findings of one file, in the order of places."""
    if len(text) > _LARGEST:
        return []
    findings: list[Finding] = []
    lines: LineIndex | None = None
    for rule in _active(range, jinja):
        if not rule.may_concern(text) or not rule.fits(path, text) or rule.pattern.search(text) is None:
            continue
        if rule.logout_paths and not logout_paths():
            continue
        if lines is None:
            if max(map(len, text.splitlines()), default=0) > _LONGEST_LINE:
                return []
            lines = LineIndex(text)
        entry = row(rule.change)
        able = not rule.available or range.supports >= Release.parse(rule.available)
        for match in rule.pattern.finditer(text):
            new = rule.rewritten(match) if able else None
            edits = (Edit(match.start(), match.end(), new),) if new is not None else ()
            findings.append(
                Finding(
                    path,
                    lines.place(match.start(), match.end()),
                    rule.change,
                    rule.verdict if edits else Verdict.FLAG,
                    rule.message(),
                    rule.advice,
                    entry.since if entry else "",
                    entry.until if entry else "",
                    entry.url if entry else "",
                    edits,
                )
            )
    return sorted(findings, key=lambda finding: finding.sort_key)
