"""The report for people: findings by file with the code that they are about, and a closing table by change."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from codemods.findings import Finding, Verdict
from codemods.ledger import row
from codemods.releases import Range
from codemods.report.content import Content
from codemods.report.frame import frame
from codemods.report.style import VERDICT_COLOURS, Style, printable
from codemods.report.tally import by_change, table

__all__ = ["closing", "heading", "lifetime", "render"]


def render(content: Content, style: Style) -> Iterator[str]:
    if not content.quiet:
        yield heading(content.range, content.origin, style) + "\n"
    if not content.statistics:
        for path, findings in groupby(content.findings, lambda finding: finding.path):
            yield "\n" + style(printable(content.shown(path)), "bold") + "\n"
            for finding in findings:
                yield "\n".join(_finding(finding, content, style)) + "\n"
    if content.quiet and not content.statistics:
        return
    tallies = by_change(content.findings, content.fixed)
    if tallies:
        yield "\n" + "\n".join(table(tallies, content.fixing, style)) + "\n\n"
    if not content.quiet:
        yield closing(content) + "\n"
        yield from _reading(content, style)


def _reading(content: Content, style: Style) -> Iterator[str]:
    """What is to be read: changes that concern the project and that no finding speaks of."""
    rows = [one for one in map(row, content.reading) if one is not None]
    if not rows:
        return
    what = "change concerns" if len(rows) == 1 else "changes concern"
    yield f"\n{len(rows)} more {what} what this project uses, with no place that was looked for; codemods explain ID tells more:\n"
    for one in rows:
        yield f"  {style(one.id, 'cyan')} {printable(one.summary)}\n"


def heading(range: Range, origin: str, style: Style) -> str:
    """From where to where: ``Django 3.2 (from requirements.txt line 3) -> 5.2``."""
    keeps = "" if range.supports == range.target else f", running on {range.supports} too"
    if range.current is None:
        return (
            f"Django -> {range.target}{keeps}: no file says which release this runs on today, so every change "
            f"up to {range.target} is looked for; name it with --from."
        )
    source = f" ({printable(origin)})" if origin else ""
    return f"Django {style(str(range.current), 'bold')}{source} -> {style(str(range.target), 'bold')}{keeps}"


def _finding(finding: Finding, content: Content, style: Style) -> Iterator[str]:
    place, verdict = finding.place, finding.verdict.value
    colour = VERDICT_COLOURS[verdict]
    where = f"{place.line}:{place.column + 1}"
    yield (
        f"  {where} {style(verdict, colour, 'bold')} {style(finding.code, 'cyan')} {printable(finding.message)}"
    )
    text = None if _about_the_file(finding) else content.text(finding.path)
    if text is not None:
        for line in frame(text, place, content.width - 4, style, colour):
            yield f"    {line}"
    if finding.advice:
        yield f"      {style('do:', 'bold')} {printable(finding.advice)}"
    note = "; ".join(part for part in (lifetime(finding.since, finding.until), finding.url) if part)
    if note:
        yield f"      {style('see:', 'bold')} {note}"


def _about_the_file(finding: Finding) -> bool:
    """Whether it is about a whole file, so that no line of it tells anything."""
    return finding.code.startswith("file/") and finding.place.start == finding.place.end == 0


def lifetime(since: str, until: str) -> str:
    """The two releases of a change in words."""
    if since and until and since != until:
        return f"since {since}, gone in {until}"
    if until:
        return f"gone in {until}"
    return f"since {since}" if since else ""


def closing(content: Content) -> str:
    """One sentence or two: what was found, what was done, and what to do next."""
    findings, fixed = content.findings, content.fixed
    checked = f"Checked {_count(content.files, 'file')}"
    done = ""
    if content.fixing and fixed:
        done = f"Fixed {_count(len(fixed), 'place')} in {_count(len({one.path for one in fixed}), 'file')}. "
    if not findings:
        return f"{done}{checked}: nothing {'left ' if done else ''}to do."
    counts = {verdict: sum(one.verdict is verdict for one in findings) for verdict in Verdict}
    places = f"{_count(len(findings), 'place')} in {_count(len({one.path for one in findings}), 'file')}"
    parts = []
    if counts[Verdict.FIX]:
        parts.append(
            f"{counts[Verdict.FIX]} could not be written"
            if content.fixing
            else f"--fix rewrites {counts[Verdict.FIX]}"
        )
    if counts[Verdict.SUGGEST]:
        number = counts[Verdict.SUGGEST]
        parts.append(
            f"{number} could not be written"
            if content.suggesting and content.fixing
            else f"--fix --suggestions rewrites {number}{'' if content.fixing or not counts[Verdict.FIX] else ' more'}"
        )
    if counts[Verdict.FLAG]:
        number = counts[Verdict.FLAG]
        parts.append(f"{number} {'needs' if number == 1 else 'need'} a person")
    return f"{done}{checked}: {places}{' left' if done else ''}; {', '.join(parts)}."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
