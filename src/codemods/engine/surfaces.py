"""The surfaces outside Python: templates, requirement pins, scripts. Same findings, same verdicts, same writing."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from codemods import pins
from codemods.codes import selected
from codemods.engine.options import FileChange, RunOptions, RunResult
from codemods.engine.selection import Selection
from codemods.files.kinds import FileKind, kind_of
from codemods.files.text import SourceText, TextProblem, read_text
from codemods.files.walk import FoundFile
from codemods.findings import Edit, Finding, Place, Verdict
from codemods.pins.claims import Claims
from codemods.pins.uses import Uses
from codemods.rewrite.settle import settle, taken_back

if TYPE_CHECKING:
    from codemods.index.index import Index
    from codemods.index.project import Project
    from codemods.scripts.rule import Project as Commands
    from codemods.source.module import Module
    from codemods.templates.surroundings import Surroundings

__all__ = ["Repository", "other_files", "stdin_file", "surroundings_of"]

Check = Callable[[str], list[Finding]]
Verify = Callable[[str, str, Collection[Edit]], str]
_START = Place(1, 0, 1, 0, 0, 0)
_NONE: Mapping[str, list[Finding]] = {}


@dataclass(frozen=True)
class Repository:
    """What the run knows of the whole repository: its files, and what those in Python tell."""

    options: RunOptions
    files: Collection[FoundFile]
    index: Index
    project: Project

    @cached_property
    def claims(self) -> Claims:
        return Claims(self.options.root, self.options.range.target)

    @cached_property
    def uses(self) -> Uses:
        return Uses(self.index, self.project)

    @cached_property
    def commands(self) -> Commands:
        """What rules on command lines may know."""
        from codemods.index.settings import Settings
        from codemods.index.unmigrated import unmigrated_apps
        from codemods.scripts.knowledge import known_of

        settings = Settings(self.index, self.project.settings)
        unmigrated = bool(unmigrated_apps(self.project))
        return known_of(self.options.root, (file.path for file in self.files), settings, unmigrated)

    @cached_property
    def surroundings(self) -> Surroundings:
        """What there is around templates; only made where there are any."""
        paths = [file.path for file in self.files if file.kind is FileKind.TEMPLATE]
        return surroundings_of(self.options, self.index, self.project, paths)

    def calls_in_python(self, module: Module) -> list[Finding]:
        """What is to be said of the command lines that a Python file puts together."""
        from codemods import scripts

        if not scripts.may_mention(module.text, module.words):
            return []
        options = self.options
        return scripts.check(
            module.path, module.text, options.range, options.modernize, self.commands, module.tree
        )


def surroundings_of(
    options: RunOptions, index: Index, project: Project, paths: Iterable[str] | None = None
) -> Surroundings:
    """What the repository says of its templates, as far as a run with these options needs it."""
    from codemods.templates.surroundings import NAMING, Surroundings

    return Surroundings(
        index,
        project,
        options.range,
        paths,
        modernize=options.modernize,
        names_urls=selected(NAMING[0], options.select, options.ignore, NAMING),
    )


def other_files(
    repository: Repository,
    files: Iterable[FoundFile],
    result: RunResult,
    calls: Mapping[str, list[Finding]] = _NONE,
) -> None:
    """Check what is not Python in the files, pins and command lines in Python files included; add what is found.

    ``calls`` has what is known already of the command lines in Python files, by path.
    """
    changes = {change.name: change for change in result.changes}
    for file in files:
        known = calls.get(file.path)
        if known is not None and pins.wants(file.path):
            known = None
        looker = None if known == [] else _looker(repository, file)
        if looker is None:
            continue
        try:
            data = Path(file.absolute).read_bytes()
        except OSError as error:
            result.problems.append(
                _problem(file.path, "file/unreadable", f"The file cannot be read: {error.strerror}.")
            )
            continue
        if known is not None or looker.wants is None or looker.wants(data):
            _one(repository.options, file, data, looker, changes, result, known)
    result.changes[:] = changes.values()


def stdin_file(repository: Repository, result: RunResult) -> None:
    """Check text from standard input that is not Python."""
    assert repository.options.stdin is not None
    name, data = repository.options.stdin
    kind = kind_of(name) or FileKind.OTHER
    file = FoundFile(name, os.fspath(repository.options.root / name), kind, len(data), 0, True)
    looker = _looker(repository, file)
    if looker is not None:
        changes: dict[str, FileChange] = {}
        _one(repository.options, file, data, looker, changes, result)
        result.changes += changes.values()


@dataclass(frozen=True, slots=True)
class _Looker:
    """What looks at a file, and what says whether a rewrite of it holds."""

    check: Check
    verify: Verify
    wants: Callable[[bytes], bool] | None = None
    """Whether there may be anything in the file at all."""


def _looker(repository: Repository, file: FoundFile) -> _Looker | None:
    """What looks at a file; None for files of no interest."""
    options = repository.options
    path, range = file.path, options.range
    if file.kind is FileKind.TEMPLATE:
        from codemods.rules.templates import template_rules
        from codemods.templates.check import check_template, verify

        context = repository.surroundings.of(path)
        return _Looker(lambda text: check_template(path, text, template_rules(), range, context), verify)
    if file.kind in (FileKind.STATIC, FileKind.JINJA):
        from codemods import static

        jinja = file.kind is FileKind.JINJA

        def logs_out() -> bool:
            return repository.surroundings.has_logout_paths

        return _Looker(lambda text: static.check(path, text, range, jinja, logs_out), _holds)
    checks: list[Check] = []
    from codemods import scripts

    if pins.wants(path):
        kept, uses = repository.claims.around(Path(file.absolute)), repository.uses
        checks.append(lambda text: pins.check(path, text, range, kept, uses))
    python = file.kind is FileKind.PYTHON
    if python or file.kind is FileKind.SHELL or scripts.wants(path):  # a script may have no ending that tells
        own = repository.commands
        checks.append(lambda text: scripts.check(path, text, range, options.modernize, own))
    if not checks:
        return None
    wants = scripts.may_hold if python and len(checks) == 1 else None
    return _Looker(lambda text: [finding for check in checks for finding in check(text)], _holds, wants)


def _holds(old: str, new: str, edits: Collection[Edit]) -> str:
    """Requirements and scripts are verified where they are checked; nothing verifies CSS and JavaScript."""
    return ""


def _one(
    options: RunOptions,
    file: FoundFile,
    data: bytes,
    looker: _Looker,
    changes: dict[str, FileChange],
    result: RunResult,
    found: list[Finding] | None = None,
) -> None:
    python = file.kind is FileKind.PYTHON
    if not python:
        result.files += 1
    try:
        source = read_text(data, python=python)
    except TextProblem as problem:
        if not python:
            result.problems.append(_problem(file.path, problem.code, str(problem)))
        return
    selection = Selection(options, file.path, source.text, python=python)
    known = changes.get(file.path)
    try:
        findings = looker.check(source.text) if found is None else found
        failures: list[Finding] = []
        refused: frozenset[str] = frozenset()
        if options.rewrite and any(finding.edits for finding in findings):
            change, failures, refused = _rewritten(
                options, file, data, source, looker, findings if known is None else None, known
            )
            if change is not None:
                changes[file.path] = change
    except Exception as error:  # one bad file never stops the rest
        if os.environ.get("CODEMODS_TRACEBACK"):
            raise
        message = f"The tool failed on this file ({type(error).__name__}: {error}); please report it."
        result.problems.append(_problem(file.path, "file/rule-failed", message))
        return
    told: set[tuple[str, int]] = set()
    unread = python and any(one.path == file.path for one in result.problems)  # has been told of as Python
    if python and findings:
        told.update((one.code, one.place.line) for one in result.findings if one.path == file.path)
    for finding in taken_back(findings, refused):
        if (finding.code, finding.place.line) in told:
            continue  # by a rule on the Python there, which knows more
        if finding.code.startswith("file/"):
            if not unread:
                result.problems.append(finding)
        elif selection.wants(finding.code) and not selection.silenced(finding):
            result.findings.append(finding)
    result.problems += failures
    unused = selection.unused()
    if not python:
        result.findings += unused
    elif (
        "codemods:" in source.text
    ):  # a comment that silenced nothing for the rules on Python may have done so here
        places = {one.place for one in unused}
        result.findings[:] = [
            one
            for one in result.findings
            if one.path != file.path or one.code != "file/unused-ignore" or one.place in places
        ]


def _rewritten(
    options: RunOptions,
    file: FoundFile,
    data: bytes,
    source: SourceText,
    looker: _Looker,
    found: list[Finding] | None,
    known: FileChange | None,
) -> tuple[FileChange | None, list[Finding], frozenset[str]]:
    """What becomes of the file, the rewrites that were taken back, and their codes."""
    python = file.kind is FileKind.PYTHON
    selections: dict[str, Selection] = {}

    def settled(source: SourceText, verdicts: set[Verdict]) -> bytes:
        def wanted(text: str, finding: Finding) -> bool:
            selection = selections.get(text)
            if selection is None:  # comments move with the text, so each text has its own
                selection = selections[text] = Selection(options, file.path, text, python=python)
            return (
                finding.verdict in verdicts
                and selection.wants(finding.code)
                and not selection.silenced(finding)
            )

        done = settle(source.text, looker.check, wanted, looker.verify, found)
        failed.extend(failure for failure in done.failed if failure not in failed)
        refused.update(done.refused)
        try:
            return source.encode(done.text)
        except TextProblem as problem:
            failed.append(_problem(file.path, problem.code, str(problem)))
            refused.update(finding.code for finding in done.applied)
            return source.encode()

    failed: list[Finding] = []
    refused: set[str] = set()
    if known is None:
        new = settled(source, {Verdict.FIX})
        suggested = settled(source, {Verdict.FIX, Verdict.SUGGEST})
    else:
        new = settled(read_text(known.new, python=python), {Verdict.FIX})
        suggested = settled(read_text(known.suggested, python=python), {Verdict.FIX, Verdict.SUGGEST})
    if new == data and suggested == data:
        return None, failed, frozenset(refused)
    change = FileChange(Path(file.absolute), file.path, data, new, suggested)
    return change, failed, frozenset(refused)


def _problem(path: str, code: str, message: str) -> Finding:
    return Finding(path, _START, code, Verdict.FLAG, message)
