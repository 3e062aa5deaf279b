"""Requirement pins: where a repository says which Django and which Pythons it runs on, moved to the target release.

``check`` judges one file, ``wants`` says by the path alone whether there is anything to judge. Nothing is ever
written anew as a whole: what can be moved is an edit of the characters of one specifier. The codes:

- ``pins/django``: a requirement of Django (``codemods.pins.mover`` has the policy); a fix where it keeps the target
  out, a suggestion where it also lets in releases that the code is no longer written for;
- ``pins/dependency``: a requirement that keeps out what the target needs of a driver or another package
  (``codemods.pins.companions`` has the versions);
- ``pins/database``: a database server, or a system with its SQLite, that the target does not work with
  (``codemods.pins.servers``);
- ``pins/source``: Django from a repository or an archive of an older release; ``pins/marker``: a requirement for
  Pythons that the target does not run on;
- ``pins/hashes``, ``pins/lock-file``: what only a tool can refresh; the finding names its command;
- ``pins/python``: an interpreter, image or ``requires-python`` that the target does not run on;
- ``pins/classifiers``, ``pins/matrix``: what the project says that it supports and tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from codemods.findings import Finding
    from codemods.pins.report import Report
    from codemods.releases import Range, Release

__all__ = ["answers", "check", "wants"]

_HUGE = 4_000_000


def answers() -> dict[str, tuple[str, ...]]:
    """The ledger rows that each code answers."""
    from codemods.pins import companions, servers

    return {
        "pins/python": (
            "1.7/python-versions",
            "1.8/python-versions",
            "1.9/python-versions",
            "1.11/python-versions",
            "2.0/python-2-dropped",
            "2.1/python-3-4-dropped",
            "2.2/python-versions",
            "3.0/python-versions",
            "3.1/python-versions",
            "3.2/python-versions",
            "4.0/python-3-8",
            "5.0/python-3-10",
            "5.1/python-versions",
            "5.2/python-versions",
            "6.0/python-versions",
            "6.1/python-versions",
        ),
        "pins/classifiers": ("6.0/third-party-app-support",),
        "pins/database": servers.rows(),
        "pins/dependency": companions.rows(),
    }


def wants(path: str) -> bool:
    """True where ``path`` (forward slashes) is a file that may hold requirements."""
    from codemods.pins.kinds import kind_of

    return kind_of(path) is not None


def check(
    path: str,
    text: str,
    range: Range,
    kept: Release | None = None,
    uses: Callable[[str], bool] | None = None,
) -> list[Finding]:
    """What is to be done in one file, in the order of places; empty for a file of no interest.

    ``path`` is relative to the root of the run, ``text`` the decoded file, ``kept`` the oldest release that the package
    around it claims to run on beside the target (``codemods.pins.claims``), ``uses`` tells of a package whether Django
    works with it in this repository (``codemods.pins.uses``), for all of them where it is None. Never raises for what
    is wrong with the file: that is a finding of its own, with a ``file/…`` code. Edits do not overlap, and a second run
    on the edited text finds nothing more to edit.
    """
    report = _judged(path, text, range, kept, uses)
    if any(finding.edits for finding in report.findings):
        _verify(report, range, kept)
    return sorted(report.findings, key=lambda finding: finding.sort_key)


def _judged(
    path: str, text: str, range: Range, kept: Release | None, uses: Callable[[str], bool] | None
) -> Report:
    """All findings of one file, not yet verified."""
    from codemods.pins.claims import claimed
    from codemods.pins.kinds import PinFile, kind_of
    from codemods.pins.report import Report

    report = Report(path, text, range, kept or claimed(text, range.target), uses)
    kind = kind_of(path)
    if kind is None:
        return report
    if "\0" in text:
        report.malformed(0, "The file holds NUL bytes, so it is no text; exclude it.", "file/binary")
        return report
    if len(text) > _HUGE and kind is not PinFile.LOCK:
        report.malformed(
            0, "The file is too large to be a list of requirements; exclude it.", "file/too-large"
        )
        return report
    try:
        _reader(kind)(report)
    except RecursionError:
        report.malformed(0, "The file is nested too deeply to be read; simplify it.")
    return report


def _reader(kind: object) -> Callable[[Report], None]:
    """The function that reads a format; imported only when such a file is met."""
    from codemods.pins.kinds import PinFile

    if kind is PinFile.REQUIREMENTS:
        from codemods.pins.requirement_files import check_requirements

        return check_requirements
    if kind in (PinFile.PYPROJECT, PinFile.PIPFILE):
        from codemods.pins.toml_files import check_pipfile, check_pyproject

        return check_pyproject if kind is PinFile.PYPROJECT else check_pipfile
    if kind in (PinFile.SETUP_CFG, PinFile.TOX):
        from codemods.pins.ini_files import check_setup_cfg, check_tox

        return check_setup_cfg if kind is PinFile.SETUP_CFG else check_tox
    if kind in (PinFile.SETUP_PY, PinFile.NOX):
        from codemods.pins.python_files import check_noxfile, check_setup_py

        return check_setup_py if kind is PinFile.SETUP_PY else check_noxfile
    if kind is PinFile.CONDA:
        from codemods.pins.conda import check_environment

        return check_environment
    if kind is PinFile.LOCK:
        from codemods.pins.locks import check_lock

        return check_lock
    from codemods.pins.matrices import check_ci, check_docker, check_interpreter, check_script

    if kind is PinFile.CI:
        return check_ci
    if kind is PinFile.DOCKER:
        return check_docker
    return check_interpreter if kind is PinFile.INTERPRETER else check_script


def _verify(report: Report, range: Range, kept: Release | None) -> None:
    """Turn the edits that do not hold up when the edited file is read again into flags."""
    from dataclasses import replace

    from codemods.findings import Verdict

    edits = sorted({edit for finding in report.findings for edit in finding.edits})
    new = report.text
    for edit in reversed(edits):
        new = new[: edit.start] + edit.text + new[edit.end :]
    again = _judged(report.path, new, range, kept, report.uses)
    codes = {finding.code for finding in report.findings if finding.edits}
    holds = not any(finding.edits and finding.code in codes for finding in again.findings)
    holds = holds and _broken(again) == _broken(report)
    if holds and report.path.endswith((".toml", "Pipfile")):
        from codemods.pins.toml_files import same_but

        holds = same_but(report.text, new, len(edits))
    if not holds:
        report.findings = [
            replace(finding, verdict=Verdict.FLAG, edits=()) if finding.edits else finding
            for finding in report.findings
        ]


def _broken(report: Report) -> int:
    """How much of the file could not be read."""
    return sum(finding.code.startswith("file/") for finding in report.findings)
