"""``codemods explain``: what a code means."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator

import click

from codemods import ledger
from codemods.cli.catalog import Known, answering
from codemods.cli.errors import Failure
from codemods.codes import near_misses
from codemods.ledger import Row
from codemods.report.as_text import lifetime
from codemods.report.lines import Block, changes
from codemods.report.style import VERDICT_COLOURS, Style
from codemods.rules.examples import Example, Fixes, Flags, Keeps, Suggests

__all__ = ["explain"]

_WIDTH = 100


@click.command(short_help="Say what a code means, with examples and the release note.")
@click.argument("codes", nargs=-1, required=True, metavar="CODE...")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
def explain(codes: tuple[str, ...], color: str) -> None:
    """Say what a code means: what changed, what is done about it, examples, and the release note.

    CODE is one that findings show, or the id of any item of the release notes.
    """
    from codemods.cli.manners import Manners

    style = Manners(colour=color).style(sys.stdout.isatty())
    pages = [list(_page(code.strip(), style)) for code in codes]
    for number, page in enumerate(pages):
        click.echo(("\n" if number else "") + "\n".join(page), color=style.enabled)


def _page(code: str, style: Style) -> Iterator[str]:
    rules, row = answering(code), ledger.row(code)
    if not rules and row is None:
        near = near_misses(code, ledger.entries())
        hint = f"did you mean {' or '.join(near)}?" if near else "codemods rules lists them."
        raise Failure(f"Unknown code {code!r}; {hint}")
    for known in rules:
        yield from _rule(known, style)
    if not rules and row is not None:
        yield from _open_row(row, style)


def _rule(known: Known, style: Style) -> Iterator[str]:
    verdicts = ", ".join(style(verdict, VERDICT_COLOURS[verdict]) for verdict in known.verdicts)
    yield "  ".join(
        part for part in (style(known.code, "bold"), verdicts, lifetime(known.since, known.until)) if part
    )
    yield ""
    yield from known.text.splitlines() if known.examples else _wrapped(known.text)
    if known.code.startswith("api/"):
        yield from _wrapped(
            "Found by comparing what Django is, release by release; codemods api NAME prints that."
        )
    for id in known.answers:
        row = ledger.row(id)
        if row is not None:
            yield ""
            yield from _row(row, style)
    for example in known.examples:
        yield ""
        yield from _example(example, style)


def _open_row(row: Row, style: Style) -> Iterator[str]:
    yield "  ".join(part for part in (style(row.id, "bold"), lifetime(row.since, row.until)) if part)
    yield ""
    if row.action == "read":
        yield from _wrapped("To be read: it has no place in the source, so no rule looks for it.")
    else:
        yield from _wrapped("No rule looks for this yet; check by hand.")
    yield ""
    yield from _row(row, style)


def _row(row: Row, style: Style) -> Iterator[str]:
    """What the ledger says of a row."""
    yield style(f"Django {row.release}", "bold") + f" ({row.kind}, {row.id})"
    yield from _wrapped(row.summary, "  ")
    for title, text in (("where", row.trigger), ("rewrite", row.rewrite), ("if", row.relevant_if)):
        if text:
            yield from _wrapped(f"{title}: {text}", "  ", "    ")
    yield f"  {row.url}"


def _wrapped(text: str, indent: str = "", further: str | None = None) -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent if further is None else further,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _example(example: Example, style: Style) -> Iterator[str]:
    match example:
        case Fixes(before=before, after=after):
            yield from _titled("Rewritten", example, style)
            yield from _diff(before, after, style)
        case Suggests(before=before, after=after):
            yield from _titled("Suggested", example, style)
            yield from _diff(before, after, style)
        case Flags(source=source, line=line, lines=lines):
            yield from _titled("Flagged", example, style)
            marked = set(lines) or {line}
            for number, text in enumerate(_lines(source), 1):
                mark = style("!", "magenta") if number in marked else " "
                yield f"  {mark} {text}".rstrip()
        case Keeps(source=source):
            yield from _titled("Left alone", example, style)
            for text in _lines(source):
                yield f"    {text}".rstrip()


def _titled(title: str, example: Example, style: Style) -> Iterator[str]:
    special = [
        part
        for part in (
            example.path if example.path != Example.path else "",
            f"from {example.current}" if example.current else "",
            f"to {example.target}" if example.target else "",
            f"supporting {example.supports}" if example.supports else "",
            "with --modernize" if example.modernize else "",
        )
        if part
    ]
    yield style(title, "bold") + (f" ({', '.join(special)})" if special else "") + ":"
    for path, source in example.files.items():
        yield f"    # {path}"
        for text in _lines(source):
            yield f"    {text}".rstrip()
        yield f"    # {example.path}"


def _lines(source: str) -> list[str]:
    return textwrap.dedent(source).rstrip("\n").split("\n")


def _diff(before: str, after: str, style: Style) -> Iterator[str]:
    old, new = _lines(before), _lines(after)
    blocks = changes(
        [line.encode("utf-8", "replace") for line in old], [line.encode("utf-8", "replace") for line in new]
    )
    at = 0
    for block in [*blocks, Block(len(old), len(old), len(new), len(new))]:
        for line in old[at : block.a0]:
            yield f"    {line}".rstrip()
        for line in old[block.a0 : block.a1]:
            yield style(f"  - {line}".rstrip(), "red")
        for line in new[block.b0 : block.b1]:
            yield style(f"  + {line}".rstrip(), "green")
        at = block.a1
