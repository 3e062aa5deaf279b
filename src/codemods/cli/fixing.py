"""``--fix``: what is written, and what is left for a person."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from codemods.cli.errors import Failure
from codemods.cli.places import Shown, decoded
from codemods.cli.resolve import Resolved
from codemods.engine.options import FileChange, RunResult
from codemods.findings import Finding, Verdict
from codemods.report.moved import moved
from codemods.writing import Refusal, apply, uncommitted

__all__ = ["Fixed", "applied", "divide", "fix", "fixed_stdin"]


@dataclass(frozen=True, slots=True)
class Fixed:
    """What a run with ``--fix`` has dealt with, what is left (with its present places), and what was not written."""

    fixed: list[Finding]
    left: list[Finding]
    refused: Sequence[Refusal] = ()


def applied(change: FileChange, suggestions: bool) -> bytes:
    """The bytes that ``--fix`` gives a file."""
    return change.suggested if suggestions else change.new


def fix(resolved: Resolved, result: RunResult, allow_dirty: bool) -> Fixed:
    """Write the changes; raises ``Failure``, with nothing written, where git could not give back what is overwritten."""
    options = resolved.options
    pending = [one for one in result.changes if applied(one, options.suggestions) != one.old]
    if pending and not allow_dirty:
        _refuse_dirty(pending, Shown(options.root))
    outcome = apply(pending, options.paths, options.suggestions)
    fixed, left = divide(result, {one.name for one in outcome.written}, options.suggestions)
    return Fixed(fixed, _moved(left, outcome.written, options.suggestions), outcome.refused)


def fixed_stdin(resolved: Resolved, result: RunResult) -> tuple[bytes, Fixed]:
    """What becomes of standard input, and what is left in it."""
    stdin, suggestions = resolved.options.stdin, resolved.options.suggestions
    assert stdin is not None
    changes = [one for one in result.changes if one.name == stdin.filename]
    fixed, left = divide(result, {one.name for one in changes}, suggestions)
    data = applied(changes[0], suggestions) if changes else stdin.data
    return data, Fixed(fixed, _moved(left, changes, suggestions))


def divide(
    result: RunResult, written: Collection[str], suggestions: bool
) -> tuple[list[Finding], list[Finding]]:
    """The findings that a rewrite of the files ``written`` deals with, and the others."""
    verdicts = {Verdict.FIX, Verdict.SUGGEST} if suggestions else {Verdict.FIX}
    fixed: list[Finding] = []
    left = list(result.problems)
    for finding in result.findings:
        (fixed if finding.verdict in verdicts and finding.path in written else left).append(finding)
    left.sort(key=lambda finding: finding.sort_key)
    return fixed, left


def _moved(findings: list[Finding], changes: Iterable[FileChange], suggestions: bool) -> list[Finding]:
    """The findings with their places in the files as they are now."""
    changed = {change.name: change for change in changes}
    found: list[Finding] = []
    for name, group in groupby(findings, lambda finding: finding.path):
        change, members = changed.get(name), list(group)
        if change is not None:
            old, new = decoded(name, change.old), decoded(name, applied(change, suggestions))
            if old is not None and new is not None:
                members = moved(members, old, new)
        found += members
    return sorted(found, key=lambda finding: finding.sort_key)


def _refuse_dirty(changes: list[FileChange], shown: Shown) -> None:
    dirty = set(uncommitted(change.path for change in changes))
    names = [shown(change.name) for change in changes if change.path in dirty]
    if not names:
        return
    listed = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
    raise Failure(
        f"Nothing was written, as files to be rewritten have uncommitted changes ({listed}); "
        "commit them first, or give --allow-dirty."
    )
