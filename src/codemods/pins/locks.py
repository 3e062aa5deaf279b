"""Lock files: never edited; the command that refreshes each is named where it holds Django before the target."""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath

from codemods.findings import Verdict
from codemods.pins import companions
from codemods.pins.asked import notes
from codemods.pins.clauses import feature
from codemods.pins.lock_names import COMMANDS
from codemods.pins.report import Report
from codemods.pins.toml_tokens import TomlFault, tokens
from codemods.pins.yaml_lines import first_fault

__all__ = ["check_lock", "flag_lock"]

_CREATORS = {
    "uv": "uv export --format pylock.toml --upgrade-package django --output-file {name}",
    "pdm": "pdm update django && pdm export --format pylock --output {name}",
    "pip": "pip lock --output {name}",
}
_CREATED_BY = re.compile(r'^created-by[ \t]*=[ \t]*"([^"]*)"', re.MULTILINE)
_NAMES = rf"django|{companions.NAMES}"
_VERSIONS = {
    ".toml": re.compile(rf"""^name[ \t]*=[ \t]*["']({_NAMES})["'][ \t]*\r?\nversion[ \t]*=[ \t]*["']([^"'\n]+)["']""", re.MULTILINE | re.IGNORECASE),
    ".json": re.compile(rf""""({_NAMES})"[ \t]*:[ \t]*\{{[^{{}}]*?"version"[ \t]*:[ \t]*"==([^"\n]+)\"""", re.IGNORECASE),
    ".yml": re.compile(rf"""^[ \t]*(?:-[ \t]+)?name:[ \t]*["']?({_NAMES})["']?[ \t]*\r?\n[ \t]*version:[ \t]*["']?([\d.\w]+)""", re.MULTILINE | re.IGNORECASE),
}  # fmt: skip


_PSYCOPG = re.compile(r"""^(?:name[ \t]*=[ \t]*["']|[ \t]+")(?P<name>psycopg)["']""", re.MULTILINE)
_PSYCOPG2 = re.compile(r"""^(?:name[ \t]*=[ \t]*["']|[ \t]+")psycopg2(?:-binary)?["']""", re.MULTILINE)


def check_lock(report: Report) -> None:
    """Judge a lock file by the newest Django that it holds: several are there for several Pythons."""
    name = PurePosixPath(report.path).name
    suffix = (
        ".json" if name == "Pipfile.lock" else ".yml" if name in ("conda-lock.yml", "pixi.lock") else ".toml"
    )
    _tell_broken(report, suffix)
    companions.check_drivers(report, _PSYCOPG, _PSYCOPG2)
    command = _command(name, report.text)
    held: dict[str, list[re.Match[str]]] = {}
    for match in _VERSIONS[suffix].finditer(report.text):
        if match[2][:1].isdigit():
            held.setdefault(companions.named(match[1]) or "django", []).append(match)
    djangos = held.pop("django", [])
    if djangos:
        newest = max(djangos, key=lambda match: feature(match[2]))
        if feature(newest[2]) < report.range.target:
            flag_lock(report, *newest.span(2), newest[2], command)
    for package, matches in held.items():
        if package not in companions.REQUIRED:  # an update of Django brings these along
            _companion(report, package, matches, command)


def _companion(report: Report, package: str, held: list[re.Match[str]], command: str) -> None:
    """Report a package that Django works with, where the newest version that the file holds will not do."""
    from packaging.version import InvalidVersion, Version

    wanted = companions.minimum(package, report.range)
    if wanted is None:
        return
    try:
        newest = max(held, key=lambda match: Version(match[2]))
        if Version(newest[2]) >= Version(wanted.version):
            return
    except InvalidVersion:
        return
    if report.uses is not None and not report.uses(package):
        return
    report.add(
        "pins/dependency", *newest.span(2), Verdict.FLAG,
        f"{wanted.need}, and the lock file holds {newest[2]}; lock files are not edited.",
        f"Once the requirements are moved, run: {re.sub('django', newest[1].lower(), command)}",
        since=str(wanted.since), url=notes(wanted.since),
    )  # fmt: skip


def _tell_broken(report: Report, suffix: str) -> None:
    """Report where a lock file that speaks of Django cannot be read; no lock file is edited in any case."""
    text = report.text
    if text.startswith("\ufeff"):
        text = " " + text[1:]
    if not re.search(r"[\"' ]django[\"'\r\n]", text, re.IGNORECASE):
        return
    at, reason = 0, ""
    if suffix == ".json":
        try:
            json.loads(text)
        except json.JSONDecodeError as error:
            at, reason = error.pos, f"valid JSON here ({error.msg})"
        except ValueError as error:
            reason = f"valid JSON ({error})"
    elif suffix == ".yml":
        fault = first_fault(text)
        if fault is not None:
            at, reason = fault[0], f"valid YAML here ({fault[1]})"
    else:
        try:
            for _ in tokens(text):
                pass
        except TomlFault as fault_here:
            at, reason = fault_here.at, f"valid TOML here ({fault_here})"
    if reason:
        line, _ = report.lines.position(min(at, len(text)))
        report.malformed(
            report.lines.line_start(line), f"The lock file is not {reason}; have its tool write it anew."
        )


def _command(name: str, text: str) -> str:
    if name in COMMANDS:
        return COMMANDS[name]
    creator = _CREATED_BY.search(text)
    command = _CREATORS.get(creator[1] if creator else "")
    return command.format(name=name) if command else "the tool that wrote it, with an update of Django"


def flag_lock(report: Report, start: int, end: int, version: str, command: str) -> None:
    """Report that a lock file holds ``version`` and that ``command`` refreshes it."""
    target = report.range.target
    report.add(
        "pins/lock-file", start, end, Verdict.FLAG,
        f"The lock file holds Django {version}, not {target}; lock files are not edited.",
        f"Once the requirements are moved, run: {command}",
    )  # fmt: skip
