"""setup.cfg, whose requirements are moved, and tox.ini, whose matrix and dependencies are flagged."""

from __future__ import annotations

import configparser
import re
from collections.abc import Iterator
from dataclasses import dataclass

from codemods.pins import companions
from codemods.pins.clauses import Dialect
from codemods.pins.matrices import factors, pip_installs
from codemods.pins.mover import Role, Step, floor_of, move
from codemods.pins.python_claims import Span, check_classifiers, check_floor, check_matrix, oldest_kept
from codemods.pins.pythons import Python
from codemods.pins.report import Report, named_release
from codemods.pins.requirement import scan
from codemods.releases import KNOWN, Release

__all__ = ["Option", "check_setup_cfg", "check_tox", "check_tox_text", "options"]

_SECTION = re.compile(r"\[([^\[\]\r\n]+)\][ \t]*(?:[#;].*)?$")
_KEY = re.compile(r"([^\s:=#;\[][^:=\r\n]*)[:=][ \t]*")
_FACTOR = re.compile(r"([\w.!{},-]+):[ \t]+|([\w.!{},-]+):(?=[A-Za-z])")
_REQUIREMENT_KEYS = frozenset(
    {"install_requires", "setup_requires", "tests_require", "requires_dist", "requires"}
)


@dataclass(frozen=True, slots=True)
class Option:
    """One key of one section, and the spans of the lines of its value, without comments and outer space."""

    section: str
    key: str
    lines: tuple[Span, ...]


def options(text: str, start: int = 0, end: int | None = None) -> Iterator[Option]:
    """The options of an INI text; what cannot be read is passed over, since configparser's dialects differ."""
    section, key = "", ""
    lines: list[Span] = []
    for begin, stop in _lines(text, start, len(text) if end is None else end):
        line = text[begin:stop]
        bare = line.strip()
        if not bare or bare[0] in "#;":
            continue
        if line[0] not in " \t":
            if key:
                yield Option(section, key, tuple(lines))
            key, lines = "", []
            header = _SECTION.match(line)
            if header:
                section = header[1].strip()
                continue
            match = _KEY.match(line)
            if match is None:
                continue
            key = match[1].strip().lower()
            begin += match.end()
        elif not key and not section:
            continue
        span = _content(text, begin, stop)
        if span[0] < span[1]:
            lines.append(span)
    if key:
        yield Option(section, key, tuple(lines))


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        yield at, stop - 1 if stop > at and text[stop - 1] == "\r" else stop
        at = stop + 1


def _content(text: str, start: int, end: int) -> Span:
    """The span without the space around it and the comment behind it."""
    comment = re.compile(r"[ \t][#;](?=[ \t])|[ \t]#").search(text, start, end)
    if comment:
        end = comment.start()
    while start < end and text[start] in " \t":
        start += 1
    while end > start and text[end - 1] in " \t":
        end -= 1
    return start, end


def _tell_broken(report: Report) -> None:
    """Report what keeps a file that speaks of Django from being read; what can be read of it is judged all the same."""
    text = report.text
    if "django" not in text.lower():
        return
    try:
        configparser.RawConfigParser(strict=False).read_string(text.removeprefix("\ufeff"))
    except (configparser.ParsingError, configparser.MissingSectionHeaderError) as error:
        lines = [number for number, _ in getattr(error, "errors", ())] or [getattr(error, "lineno", 1)]
        start = report.lines.line_start(min(max(lines[0], 1), report.lines.count))
        report.malformed(
            start, "This is no line of an INI file; correct it to have all its requirements looked at."
        )
    except configparser.Error:
        return


def check_setup_cfg(report: Report) -> None:
    """Judge the requirements, the Python floor and the classifiers of a ``setup.cfg``."""
    text = report.text
    _tell_broken(report)
    found = list(options(text))
    spans = [
        (span, option) for option in found for line in option.lines if _is_requirements(option) for span in _split(text, line)
    ]  # fmt: skip
    floors: list[Release | None] = []
    for span, option in spans:
        requirement = scan(text, *span)
        if requirement is not None and requirement.url is None and option.key == "install_requires":
            floors.append(floor_of(text[slice(*requirement.spec)], report.range))
    oldest = oldest_kept(report, floors)
    for span, option in spans:
        where = option.key if option.section == "options.extras_require" else ""
        report.requirement(*span, Role.PACKAGE, where=where)
    for option in found:
        if option.key in ("python_requires", "requires_python", "requires-python") and option.lines:
            check_floor(report, *option.lines[0], Dialect.PEP440, oldest)
        elif option.key in ("classifiers", "classifier"):
            check_classifiers(report, [(text[start:end], start, end) for start, end in option.lines], oldest)
    if any(option.section.startswith("tox:") for option in found):
        check_tox_text(report, 0, len(text))


def _for_release(factor: str) -> Release | None:
    """The release that a factor of tox is for: ``django42``, or a bare ``4.2``."""
    named = named_release(factor)
    if named is None and re.fullmatch(r"\d{1,2}\.\d{1,2}", factor):
        bare = Release.parse(factor)
        named = bare if bare in KNOWN else None
    return named


def _is_requirements(option: Option) -> bool:
    if option.section == "options.extras_require" or option.section == "extras":
        return True
    return option.section in ("options", "metadata") and option.key.replace("-", "_") in _REQUIREMENT_KEYS


def _split(text: str, line: Span) -> Iterator[Span]:
    """The requirements of one line: setuptools also lets semicolons part them, where none of them is a marker's."""
    start, end = line
    written = text[start:end]
    if ";" in written and not re.search(r";[^;]*(?:python|platform|extra|implementation|os_name)", written):
        for part in re.finditer(r"[^;]+", written):
            yield start + part.start(), start + part.end()
        return
    yield line


def check_tox(report: Report) -> None:
    """Judge a ``tox.ini``."""
    _tell_broken(report)
    check_tox_text(report, 0, len(report.text))


def check_tox_text(report: Report, start: int, end: int) -> None:
    """Judge the tox configuration in a part of the text: environments, dependencies, interpreters and commands."""
    text = report.text
    djangos: list[tuple[Release, Span]] = []
    pythons: list[tuple[Python, Span]] = []
    tests_target = False
    single: list[Span] = []
    for option in options(text, start, end):
        spans = [*option.lines]
        if option.key in ("envlist", "env_list", "python", "django", "basepython", "base_python") or (
            option.section.startswith(("gh-actions", "tox:", "travis"))
        ):
            for span in spans:
                found = factors(text, *span)
                djangos += found[0]
                pythons += found[1]
                tests_target |= found[2]
        elif option.key == "deps":
            for span in spans:
                factor = _FACTOR.match(text, *span)
                at = factor.end() if factor else span[0]
                requirement = scan(text, at, span[1])
                if requirement is None:
                    if factor is None and named_release(option.section) is None:
                        companions.judge(report, at, span[1], may_edit=False)
                    continue
                written = text[slice(*requirement.spec)]
                if "{" in written:
                    continue  # a substitution decides
                named = _for_release(factor[1] or factor[2]) if factor else named_release(option.section)
                if factor is None and named is None:
                    single.append((at, span[1]))
                    continue
                if requirement.url is not None:
                    continue
                if not written or floor_of(written, report.range) is not None:
                    tests_target = True
                elif named is not None:
                    djangos.append((named, requirement.spec))
                elif move(written, report.range, Role.PACKAGE).step is Step.MOVES:
                    single.append((at, span[1]))
    for span in single:
        report.requirement(*span, Role.ENVIRONMENT, may_edit=False)
    check_matrix(report, djangos, pythons, has_target=tests_target)
    pip_installs(report, start, end)
