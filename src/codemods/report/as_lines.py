"""A line a finding, in the form that editors and ``grep`` users know: ``path:line:column: code [verdict] message``."""

from __future__ import annotations

from collections.abc import Iterator

from codemods.report.as_text import closing
from codemods.report.content import Content
from codemods.report.style import VERDICT_COLOURS, Style, printable
from codemods.report.tally import by_change, table

__all__ = ["render"]


def render(content: Content, style: Style) -> Iterator[str]:
    if content.statistics:
        tallies = by_change(content.findings, content.fixed)
        if tallies:
            yield "\n".join(table(tallies, content.fixing, style)) + "\n"
    else:
        for finding in content.findings:
            place, verdict = finding.place, finding.verdict.value
            path = style(printable(content.shown(finding.path)), "bold")
            mark = style(f"[{verdict}]", VERDICT_COLOURS[verdict])
            code = style(finding.code, "cyan")
            message = printable(finding.message)
            yield f"{path}:{place.line}:{place.column + 1}: {code} {mark} {message}\n"
    if not content.quiet:
        yield closing(content) + "\n"
