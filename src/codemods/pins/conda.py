"""environment.yml: conda's own requirements and the pip ones within."""

from __future__ import annotations

import re

from codemods.findings import Verdict
from codemods.pins import companions
from codemods.pins.clauses import Dialect
from codemods.pins.mover import Role, Step, move
from codemods.pins.python_claims import check_floor, check_version
from codemods.pins.report import Report
from codemods.pins.requirement import NAME

__all__ = ["check_environment"]

_ITEM = re.compile(
    r"""^(?P<indent>[ \t]*)-[ \t]+(?P<quote>["']?)(?P<spec>[^"'#\n]*?)(?P=quote)[ \t]*(?P<colon>:)?[ \t]*(?:[#][^\n]*)?\r?$""",
    re.MULTILINE,
)
_LIST = re.compile(r"^dependencies[ \t]*:[ \t\r\n]*\[", re.MULTILINE)
_MEMBER = re.compile(r"""(?:"([^"\n]*)"|'([^'\n]*)'|([^"'#,\[\]{}\n]+?))[ \t\r\n]*(,|\]|\}|:(?=\s))""")
_MATCH = re.compile(r"(?:[\w./-]+::)?(?P<name>[\w.-]+?)(?:[ \t]*(?P<spec>[=<>!~].*)|[ \t]+(?P<bare>\S.*))?$")
_BUILD = re.compile(r"=[\w.*]+=[\w.*]+$|^[\d.*]+[ \t=]+\w+$")
_PYTHON = re.compile(r"==?[ \t]*(\d)\.(\d{1,2})")


def check_environment(report: Report) -> None:
    """Judge Django and Python in the dependencies of a conda environment."""
    text = report.text
    report.tell_broken_yaml()
    key = re.search(r"^dependencies[ \t]*:", text, re.MULTILINE)
    if key is None:
        return
    listed = _LIST.match(text, key.start())
    if listed is not None:
        _in_brackets(report, listed.end())
        return
    begin = key.end()
    pip_indent: int | None = None
    for item in _ITEM.finditer(text, begin):
        indent = len(item["indent"].expandtabs())
        if pip_indent is not None and indent <= pip_indent:
            pip_indent = None
        start, end = item.span("spec")
        if item["colon"]:
            if text[start:end].strip() == "pip":
                pip_indent = indent
            continue
        if pip_indent is not None:
            report.requirement(start, end, Role.ENVIRONMENT)
        else:
            _package(report, start, end)


def _in_brackets(report: Report, at: int) -> None:
    """Judge the members of ``dependencies: [django=3.2, {pip: [django-filter]}]``."""
    text = report.text
    depth = 1
    in_pip = 0
    while depth and at < len(text):
        char = text[at]
        if char == "#" and text[at - 1] in " \t\n":
            at = text.find("\n", at)
            if at < 0:
                return
        elif char in "[{":
            depth += 1
        elif char in "]}":
            depth -= 1
            if depth < in_pip:
                in_pip = 0
        elif char not in " \t\r\n,":
            member = _MEMBER.match(text, at)
            if member is None:
                return
            quoted = member[3] is None
            start, end = member.span((1 if member[1] is not None else 2) if quoted else 3)
            # A comma that a new specifier brings would part it without quotes.
            may_edit = quoted or report.range.supports == report.range.target
            if member[4] == ":":
                in_pip = depth if text[start:end] == "pip" else in_pip
            elif in_pip:
                report.requirement(start, end, Role.ENVIRONMENT, may_edit=may_edit)
            else:
                _package(report, start, end, may_edit=may_edit)
            at = member.start(4)
            at += text[at] in ",:"
            continue
        at += 1


def _package(report: Report, start: int, end: int, *, may_edit: bool = True) -> None:
    """Judge one package in conda's own way of writing it."""
    text = report.text
    match = _MATCH.match(text, start, end)
    if match is None:
        return
    group = "spec" if match["spec"] is not None else "bare"
    if match[group] is None:
        return
    if match["name"].lower() == "python":
        version = _PYTHON.match(match[group])
        if version:
            number = (int(version[1]), int(version[2]))
            check_version(report, number, start, end, "The environment", report.oldest)
        else:
            at = match.start(group)
            check_floor(report, at, at + len(match[group].strip()), Dialect.CONDA, report.oldest)
        return
    name = NAME.match(match["name"])
    written = match[group].strip()
    span = (match.start(group), match.start(group) + len(written))
    if name is None or name.end() != len(match["name"]):
        if _BUILD.search(written):  # tied to one build, which goes with the version
            span = (span[0], span[0] + written.rindex("=")) if written.count("=") > 1 else span
            may_edit = False
        companions.judge_specifier(
            report, match["name"], *span, Dialect.CONDA, name_at=match.span("name"), may_edit=may_edit
        )
        return
    if _BUILD.search(written):
        version = re.search(r"\d[\w.]*", written)
        step = move(f"={version[0]}" if version else written, report.range, Role.ENVIRONMENT, Dialect.CONDA)
        if step.step in (Step.MOVES, Step.UNCLEAR):
            target = report.range.target
            report.add(
                "pins/django", start, span[1], Verdict.FLAG,
                f"Django is tied to one build, {written!r}, which keeps {target} out.",
                f"Write django={target} and let conda choose the build.",
            )  # fmt: skip
        return
    report.specifier(*span, Role.ENVIRONMENT, Dialect.CONDA, may_edit=may_edit, shown=start)
