"""A text through the passes: the edits of its findings are put in, each pass is verified, until none is left.

This is for what is not Python; a Python file has imports and names to look after as well (``engine.passes``).
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from codemods.findings import Edit, Finding, Verdict
from codemods.rewrite.verify import apply

__all__ = ["Settled", "settle", "taken_back"]

_PASSES = 10

Check = Callable[[str], list[Finding]]
Wanted = Callable[[str, Finding], bool]
Verify = Callable[[str, str, Collection[Edit]], str]


@dataclass(frozen=True, slots=True)
class Settled:
    """A text after its rewrites.

    ``applied`` are the findings whose edits went in, each against the text of its ``iteration``; ``left`` is what
    there is to say about the new text; ``failed`` says which rewrites were taken back, and why; ``refused`` are their
    codes.
    """

    text: str
    applied: tuple[Finding, ...] = ()
    left: tuple[Finding, ...] = ()
    failed: tuple[Finding, ...] = ()
    refused: frozenset[str] = frozenset()


def settle(
    text: str, check: Check, wanted: Wanted, verify: Verify, found: list[Finding] | None = None
) -> Settled:
    """Put in the edits of the wanted findings until there are none.

    ``found`` is what ``check(text)`` gives, where that is known already. ``wanted`` is asked with the text that a
    finding is about. ``verify`` says why a new text is no good rewrite of an old one by some edits, nothing where it
    is; a rule whose rewrites do not hold has no further say about this text.
    """
    applied: list[Finding] = []
    failed: list[Finding] = []
    refused: set[str] = set()
    iteration = 0
    while True:
        if found is None:
            found = check(text)
        ready = [
            finding
            for finding in found
            if finding.edits and finding.code not in refused and wanted(text, finding)
        ]
        if not ready or iteration == _PASSES:
            failed += (_failure(finding, "it does not come to an end") for finding in ready)
            refused |= {finding.code for finding in ready}
            break
        chosen = _compatible(ready)
        new = apply(text, _edits(chosen))
        if verify(text, new, _edits(chosen)):
            for finding in chosen:
                reason = verify(text, apply(text, finding.edits), finding.edits)
                if reason:
                    refused.add(finding.code)
                    failed.append(_failure(finding, reason))
            chosen = [finding for finding in chosen if finding.code not in refused]
            new = apply(text, _edits(chosen))
            reason = verify(text, new, _edits(chosen))
            if reason:  # they hold one by one, but not together
                failed += (_failure(finding, reason) for finding in chosen)
                refused |= {finding.code for finding in chosen}
                continue
        text, found = new, None
        applied += (replace(finding, iteration=iteration) for finding in chosen)
        iteration += 1
    return Settled(text, tuple(applied), tuple(found), tuple(failed), frozenset(refused))


def taken_back(findings: Iterable[Finding], codes: Collection[str]) -> list[Finding]:
    """The findings, where those of rules whose rewrites did not hold are left for a person."""
    return [
        replace(
            finding,
            verdict=Verdict.FLAG,
            edits=(),
            advice=f"{finding.advice} The rewrite did not hold, so it was left out; please report it.".lstrip(),
        )
        if finding.code in codes and finding.edits
        else finding
        for finding in findings
    ]


def _failure(finding: Finding, reason: str) -> Finding:
    message = f"The rewrite of {finding.code} was taken back, as {reason}; please report this."
    return replace(
        finding, code="file/rewrite-failed", verdict=Verdict.FLAG, message=message, advice="", edits=()
    )


def _edits(findings: Iterable[Finding]) -> list[Edit]:
    return [edit for finding in findings for edit in finding.edits]


def _compatible(findings: Iterable[Finding]) -> list[Finding]:
    """The first of the findings whose edits do not touch those of another; the rest waits for the next pass."""
    taken: list[tuple[int, int]] = []
    chosen: list[Finding] = []
    for finding in sorted(findings, key=lambda finding: (min(finding.edits).start, finding.code)):
        spans = [(edit.start, edit.end) for edit in finding.edits]
        if all(_is_free(taken, span) for span in spans):
            for span in spans:
                insort(taken, span)
            chosen.append(finding)
    return chosen


def _is_free(taken: Sequence[tuple[int, int]], span: tuple[int, int]) -> bool:
    index = bisect_left(taken, span)
    if index < len(taken) and taken[index][0] <= span[1]:
        return False
    return index == 0 or taken[index - 1][1] < span[0]
