"""The surfaces outside Python: templates, requirement pins, scripts. Same findings, same verdicts, same writing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from codemods.engine.options import FileChange, RunOptions, RunResult
from codemods.engine.selection import Selection
from codemods.files.kinds import FileKind
from codemods.files.text import SourceText, TextProblem, read_text
from codemods.files.walk import FoundFile
from codemods.findings import Edit, Finding, Place, Verdict
from codemods.pins.claims import Claims

__all__ = ["other_files"]

Check = Callable[[str], list[Finding]]
_START = Place(1, 0, 1, 0, 0, 0)
_PASSES = 10


def other_files(options: RunOptions, files: Iterable[FoundFile], result: RunResult) -> None:
    """Check what is not Python (and the pins in Python files), and add to ``result`` what is found."""
    changes = {change.name: change for change in result.changes}
    claims = Claims(options.root, options.range.target)
    for file in files:
        check = _check_for(options, file, claims)
        if check is None:
            continue
        try:
            data = Path(file.absolute).read_bytes()
        except OSError as error:
            result.problems.append(
                _problem(file.path, "file/unreadable", f"The file cannot be read: {error.strerror}.")
            )
            continue
        _one(options, file, data, check, changes, result)
    result.changes[:] = changes.values()


def stdin_file(options: RunOptions, kind: FileKind, result: RunResult) -> None:
    """Check text from standard input that is not Python."""
    assert options.stdin is not None
    name, data = options.stdin
    file = FoundFile(name, name, kind, len(data), 0, True)
    check = _check_for(options, file, Claims(options.root, options.range.target))
    if check is not None:
        changes: dict[str, FileChange] = {}
        _one(options, file, data, check, changes, result)
        result.changes += changes.values()


def _check_for(options: RunOptions, file: FoundFile, claims: Claims) -> Check | None:
    """What looks at a file; None for files of no interest."""
    checks: list[Check] = []
    path, range = file.path, options.range
    if file.kind is FileKind.TEMPLATE:
        from codemods.rules.templates import template_rules
        from codemods.templates.check import check_template
        from codemods.templates.context import TemplateContext

        context = TemplateContext(modernize=options.modernize)
        checks.append(lambda text: check_template(path, text, template_rules(), range, context))
    elif file.kind is not FileKind.JINJA:
        from codemods import pins, scripts

        if pins.wants(path):
            kept = claims.around(Path(file.absolute))
            checks.append(lambda text: pins.check(path, text, range, kept))
        if file.kind is not FileKind.PYTHON and scripts.wants(path):
            checks.append(lambda text: scripts.check(path, text, range, options.modernize))
    if not checks:
        return None
    return lambda text: [finding for check in checks for finding in check(text)]


def _one(
    options: RunOptions,
    file: FoundFile,
    data: bytes,
    check: Check,
    changes: dict[str, FileChange],
    result: RunResult,
) -> None:
    python = file.kind is FileKind.PYTHON
    try:
        source = read_text(data, python=python)
    except TextProblem as problem:
        if not python:
            result.problems.append(_problem(file.path, problem.code, str(problem)))
            result.files += 1
        return
    if not python:
        result.files += 1
    selection = Selection(options, file.path, source.text, python=python)
    known = changes.get(file.path)
    findings = check(source.text)
    for finding in findings:
        if finding.code.startswith("file/"):
            result.problems.append(finding)
        elif selection.wants(finding.code) and not selection.silenced(finding):
            result.findings.append(finding)
    if not python:
        result.findings += selection.unused()
    if not options.rewrite or not any(finding.edits for finding in findings):
        return
    old_new = source if known is None else read_text(known.new, python=python)
    old_suggested = source if known is None else read_text(known.suggested, python=python)
    new = _settled(old_new, check, {Verdict.FIX}, selection)
    suggested = _settled(old_suggested, check, {Verdict.FIX, Verdict.SUGGEST}, selection)
    if new != data or suggested != data:
        changes[file.path] = FileChange(Path(file.absolute), file.path, data, new, suggested)


def _settled(source: SourceText, check: Check, verdicts: set[Verdict], selection: Selection) -> bytes:
    """The bytes after the edits of all wanted findings, until there are no more."""
    text = source.text
    for _ in range(_PASSES):
        wanted = [
            finding
            for finding in check(text)
            if finding.edits
            and finding.verdict in verdicts
            and selection.wants(finding.code)
            and not selection.silenced(finding)
        ]
        edits = _fitting(wanted)
        if not edits:
            break
        changed = _apply(text, edits)
        if changed == text:
            break
        text = changed
    return source.encode(text)


def _fitting(findings: list[Finding]) -> list[Edit]:
    """The edits of as many findings as fit beside each other, in order."""
    taken: list[Edit] = []
    for finding in findings:
        if not any(
            (edit.start < other.end and other.start < edit.end)
            or (edit.start, edit.end) == (other.start, other.end)
            for edit in finding.edits
            for other in taken
            if edit != other
        ):
            taken += [edit for edit in finding.edits if edit not in taken]
    return sorted(taken)


def _apply(text: str, edits: list[Edit]) -> str:
    from codemods.rewrite.verify import apply

    return apply(text, edits)


def _problem(path: str, code: str, message: str) -> Finding:
    return Finding(path, _START, code, Verdict.FLAG, message)
