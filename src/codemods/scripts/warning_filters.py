"""Warning filters in configuration and command lines that name a warning class of Django's which goes with a release."""

from __future__ import annotations

import re
from functools import cache

from codemods.files.text import LineIndex
from codemods.findings import Edit, Finding, Verdict
from codemods.ledger import row
from codemods.releases import Range
from codemods.scripts.kinds import ScriptFile

__all__ = ["MARK", "check_warning_filters"]

MARK = "django.utils.deprecation.RemovedInDjango"
_NAME = re.compile(rf"(?<![\w.]){re.escape(MARK)}\w+Warning(?![\w.])")
_NOT_READ = frozenset({ScriptFile.PYTHON, ScriptFile.PROSE, ScriptFile.TEMPLATE})


def check_warning_filters(path: str, text: str, kind: ScriptFile, range: Range) -> list[Finding]:
    """Rename the classes that the target lacks: Python and pytest refuse a filter whose class they cannot import."""
    if MARK not in text or kind in _NOT_READ:
        return []
    from codemods.django import api

    lines = LineIndex(text)
    findings: list[Finding] = []
    for match in _NAME.finditer(text):
        known = _classes().get(match[0])
        if known is None or api.exists(match[0], range.target):
            continue
        if range.current is not None and all(release < range.current for release in api.lived(match[0])):
            continue  # it was gone before
        change, new = known
        there = all(api.exists(new, release) for release in range.supported)
        entry = row(change)
        findings.append(
            Finding(
                path,
                lines.place(*match.span()),
                change,
                Verdict.FIX if there else Verdict.FLAG,
                f"{match[0]} is not in Django {range.target}, and a filter that names it fails.",
                f"Name {new}, or drop the filter if it was there for the removals of that release only.",
                entry.since if entry else "",
                entry.until if entry else "",
                entry.url if entry else "",
                (Edit(*match.span(), new),) if there else (),
            )
        )
    return findings


@cache
def _classes() -> dict[str, tuple[str, str]]:
    """Each class that a rule knows of -> the rule's code, and the name that takes its place."""
    from codemods.rules.registry import all_rules
    from codemods.rules.shapes.warning_classes import RemovedWarning

    return {
        old: (rule.change, new)
        for rule in all_rules()
        if issubclass(rule, RemovedWarning)
        for old, new in rule.renames.items()
    }
