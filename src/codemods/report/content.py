"""What every format of report is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from codemods.findings import Finding
from codemods.releases import Range
from codemods.report.style import PLAIN, Style

__all__ = ["FORMATS", "Content", "render", "severity"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The outcome of a run, ready to be told.

    ``findings`` are what is there or, after ``--fix``, what is left; ``fixed`` are those that this run has dealt with.
    Both are in order. ``origin`` says who named the current release ("from requirements.txt line 3"). ``files`` is
    the number of files checked. ``text`` gives the present text of a file by the name that findings use, None where
    there is none to show; ``shown`` turns such a name into the path that the user can open. ``reading`` holds ledger
    ids. ``width`` is that of the screen, in columns. ``fixing`` tells that fixes were applied, ``suggesting`` that
    suggestions were too.
    """

    range: Range
    findings: Sequence[Finding]
    origin: str = ""
    fixed: Sequence[Finding] = ()
    files: int = 0
    text: Callable[[str], str | None] = lambda name: None
    shown: Callable[[str], str] = lambda name: name
    reading: Sequence[str] = ()
    width: int = 120
    fixing: bool = False
    suggesting: bool = False
    quiet: bool = False
    statistics: bool = False


FORMATS: dict[str, str] = {
    "text": "codemods.report.as_text",
    "concise": "codemods.report.as_lines",
    "json": "codemods.report.as_json",
    "github": "codemods.report.as_github",
    "sarif": "codemods.report.as_sarif",
}
"""Each format and the module that makes it, imported when it is asked for."""


def render(format: str, content: Content, style: Style = PLAIN) -> Iterator[str]:
    """The report in pieces of text, each ending its last line."""
    module = import_module(FORMATS[format])
    return cast("Callable[[Content, Style], Iterator[str]]", module.render)(content, style)


def severity(finding: Finding, range: Range) -> str:
    """``error`` for what does not work on the target, ``warning`` for what still does or may."""
    family = finding.code.partition("/")[0]
    if finding.code == "file/unused-ignore":
        return "warning"
    if family in ("api", "file"):
        return "error"
    if not finding.until:
        return "warning"
    from codemods.releases import Release

    return "error" if Release.parse(finding.until) <= range.target else "warning"
