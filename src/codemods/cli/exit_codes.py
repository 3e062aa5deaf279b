"""Which findings make a run end with exit code 1."""

from __future__ import annotations

from collections.abc import Iterable

from codemods.findings import Finding

__all__ = ["left_code"]

_NOTES = frozenset({"file/link-outside"})
"""Worth a line in the report, and no reason for exit code 1: nothing is wrong with the code."""


def left_code(findings: Iterable[Finding]) -> int:
    """1 where a finding is left for a person, else 0."""
    return int(any(finding.code not in _NOTES for finding in findings))
