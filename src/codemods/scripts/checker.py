"""One file to its findings: the calls in it, and what the active rules say of them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from codemods.files.text import LineIndex
from codemods.findings import Edit, Finding, Place, Verdict
from codemods.ledger import row
from codemods.releases import Range
from codemods.scripts.calls import ANSIBLE, Call, calls_in, calls_in_prose, programs, variables
from codemods.scripts.environment import VARIABLES, check_environment
from codemods.scripts.kinds import ScriptFile, kind_of
from codemods.scripts.python_code import calls_in_python, mentions
from codemods.scripts.rule import Answer, Project, Run, ScriptRule
from codemods.scripts.rules import ALL
from codemods.scripts.rules.py_tpl import check_template
from codemods.scripts.surfaces import Surface, surface_of
from codemods.scripts.warning_filters import check_warning_filters

__all__ = ["check_file"]

_HUGE = 4_000_000


def check_file(
    path: str, text: str, range: Range, modernize: bool, project: Project, tree: ast.Module | None = None
) -> list[Finding]:
    """All findings of one file, in the order of places."""
    findings = _found(path, text, range, modernize, project, tree)
    return [
        replace(finding, verdict=Verdict.FLAG, edits=())
        if finding.edits and not _is_done_by(finding, path, text, range, modernize, project)
        else finding
        for finding in findings
    ]


def _is_done_by(
    finding: Finding, path: str, text: str, range: Range, modernize: bool, project: Project
) -> bool:
    """False where the rewrite does not do away with the finding: where a quote is never closed, say."""
    new = text
    for edit in sorted(finding.edits, reverse=True):
        new = new[: edit.start] + edit.text + new[edit.end :]
    texts = [edit.text for edit in finding.edits]
    return not any(
        other.code == finding.code
        and other.place.start == finding.place.start
        and [edit.text for edit in other.edits] == texts
        for other in _found(path, new, range, modernize, project, None)
    )


def _found(
    path: str, text: str, range: Range, modernize: bool, project: Project, tree: ast.Module | None
) -> list[Finding]:
    if tree is not None and not _may_hold_calls(text, ScriptFile.PYTHON):
        return []
    kind = kind_of(path, text)
    if kind is None:
        return []
    if kind is ScriptFile.TEMPLATE:
        return check_template(path, LineIndex(text), range)
    filters = check_warning_filters(path, text, kind, range)
    if not _may_hold_calls(text, kind):
        return filters
    lines = LineIndex(text)
    if "\0" in text:
        return [
            _broken(path, lines, "file/binary", "The file holds NUL bytes, so it is no text; exclude it.")
        ]
    if len(text) > _HUGE:
        return [_broken(path, lines, "file/too-large", "The file is too large to be a script; exclude it.")]
    active = _active(range, modernize)
    run = Run(path, text, kind, range, project)
    surface = surface_of(kind, text)
    findings: list[Finding] = []
    taken: set[tuple[str, int]] = set()
    calls: Iterator[Call]
    if kind is ScriptFile.PYTHON:
        # No call in Python is sure. Most have nothing to do with what changed, and need no parsing.
        active = tuple(rule for rule in active if rule.in_docs and rule.may_concern(text))
        calls = calls_in_python(text, lines, tree) if active else iter(())
    else:
        calls = _calls(text, surface)
    for call in calls:
        for rule in active:
            wanted = "*" in rule.commands or call.name in rule.commands
            if not wanted or (not call.sure and not rule.in_docs):
                continue
            if call.name in project.commands and not rule.own_commands_too:
                continue
            answer = rule.check(call, run)
            if answer is None:
                continue
            finding = _finding(rule, answer, call, path, lines, range)
            if (finding.code, finding.place.start) not in taken:
                taken.add((finding.code, finding.place.start))
                findings.append(finding)
    findings += check_environment(run, lines, surface)
    findings += filters
    return sorted(_apart(findings), key=lambda finding: finding.sort_key)


def _may_hold_calls(text: str, kind: ScriptFile) -> bool:
    """False for a text in which nothing can be found."""
    if kind is ScriptFile.PYTHON:
        return next(mentions(text), None) is not None
    if next(programs(text), None) is not None:
        return True
    if "django_manage" in text and ANSIBLE.search(text) is not None:
        return True
    return "DJANGO_" in text and VARIABLES.search(text) is not None


@cache
def _active(range: Range, modernize: bool) -> tuple[ScriptRule, ...]:
    return tuple(rule() for rule in ALL if rule.is_active(range, modernize))


def _calls(text: str, surface: Surface) -> Iterator[Call]:
    known = variables(text)
    for statement, sure in surface.statements:
        yield from calls_in(text, statement, sure, known)
    for start, end in surface.prose:
        yield from calls_in_prose(text, start, end)


def _finding(
    rule: ScriptRule, answer: Answer, call: Call, path: str, lines: LineIndex, range: Range
) -> Finding:
    verdict, edits = answer.verdict, answer.edits
    if not call.sure or not all(_is_editable(edit, call) for edit in edits):
        edits = ()
    if rule.needs is not None and range.supports < rule.needs:
        edits = ()
    if not edits:
        verdict = Verdict.FLAG
    start = min(word.outer[0] for word in answer.words)
    end = max(word.outer[1] for word in answer.words)
    entry = row(rule.change)
    return Finding(
        path,
        lines.place(start, end),
        rule.change,
        verdict,
        answer.message,
        answer.advice,
        entry.since if entry else "",
        entry.until if entry else "",
        entry.url if entry else "",
        edits,
    )


def _is_editable(edit: Edit, call: Call) -> bool:
    """True where an edit only touches words that are written as they are meant."""
    words = (call.program, *((call.command,) if call.command else ()), *call.args)
    for word in words:
        if edit.start < word.end and word.start < edit.end and edit.text and not word.plain:
            return False
    return True


def _apart(findings: list[Finding]) -> Iterator[Finding]:
    """The findings, those left out whose edits meet another's: they come in the next pass."""
    done: list[Edit] = []
    for finding in findings:
        if any((a.start < b.end and b.start < a.end) or a == b for a in finding.edits for b in done):
            continue
        done += finding.edits
        yield finding


def _broken(path: str, lines: LineIndex, code: str, message: str) -> Finding:
    place: Place = lines.place(0, lines.line_end(1))
    return Finding(path, place, code, Verdict.FLAG, message)
