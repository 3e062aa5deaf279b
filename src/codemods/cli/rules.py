"""``codemods rules``: what is known, and how much of the ledger it answers."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator

import click

from codemods import ledger
from codemods.cli.catalog import Known, catalog
from codemods.cli.errors import Failure, expected
from codemods.ledger import Entry
from codemods.releases import Release

__all__ = ["rules"]

_ACTIONS = ("fix", "suggest", "flag", "read")


@click.command(short_help="List the changes that are known, or how much of the ledger they answer.")
@click.option(
    "--coverage", is_flag=True, help="Ledger rows answered of rows there are, and the open ones by name."
)
@click.option(
    "--release", "releases", multiple=True, metavar="RELEASE", help="Only what this release changed."
)
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
def rules(coverage: bool, releases: tuple[str, ...], output_format: str) -> None:
    """List the rules: code, verdicts, since when, until when, and what changed."""
    with expected(ValueError):
        wanted = frozenset(Release.parse(release) for release in releases)
    if coverage:
        rows = [entry for entry in ledger.entries().values() if not wanted or _feature(entry) in wanted]
        _check_any(rows, releases)
        answered = _answered()
        if output_format == "json":
            _print_json({"rows": [_row(entry, answered) for entry in rows]})
        else:
            click.echo("\n".join(_coverage(rows, answered)))
        return
    known = [one for one in catalog() if not wanted or one.releases & wanted]
    _check_any(known, releases)
    if output_format == "json":
        _print_json({"rules": list(map(_rule, known))})
    else:
        click.echo("\n".join(_table(known)))


def _check_any(found: Iterable[object], releases: tuple[str, ...]) -> None:
    if releases and not found:
        raise Failure(f"Nothing is known of Django {', '.join(releases)}.")


def _feature(entry: Entry) -> Release:
    return Release.parse(entry.release)


def _print_json(data: object) -> None:
    click.echo(json.dumps(data, indent=2))


# -- the list ----------------------------------------------------------------------------------------------------------


def _rule(known: Known) -> dict[str, object]:
    return {
        "code": known.code,
        "verdicts": list(known.verdicts),
        "since": known.since,
        "until": known.until,
        "summary": known.summary,
        "answers": list(known.answers),
    }


def _table(known: list[Known]) -> Iterator[str]:
    rows = [("code", "verdicts", "since", "until", "change")]
    rows += [(one.code, " ".join(one.verdicts), one.since, one.until, one.summary) for one in known]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    # On a terminal a line an entry; elsewhere nothing is cut.
    room = shutil.get_terminal_size().columns - sum(widths) - 8 if sys.stdout.isatty() else sys.maxsize
    for row in rows:
        summary = row[4] if len(row[4]) <= max(20, room) else row[4][: max(20, room) - 1] + "…"
        yield "  ".join(
            [*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), summary]
        ).rstrip()
    yield f"{len(known)} codes; codemods explain CODE says more of one."


# -- coverage ----------------------------------------------------------------------------------------------------------


def _answered() -> dict[str, list[str]]:
    """The codes of the rules that answer each ledger id."""
    codes: dict[str, list[str]] = {}
    for known in catalog():
        for id in known.answers:
            listed = codes.setdefault(id, [])
            if known.code not in listed:
                listed.append(known.code)
    return codes


def _row(entry: Entry, answered: dict[str, list[str]]) -> dict[str, object]:
    return {"id": entry.id, "action": entry.action, "rules": answered.get(entry.id, [])}


def _coverage(rows: list[Entry], answered: dict[str, list[str]]) -> Iterator[str]:
    files = list(dict.fromkeys(entry.file for entry in rows))
    first = max(len("release"), *map(len, files))
    yield "  ".join(["release".ljust(first), *(action.rjust(9) for action in (*_ACTIONS, "all"))])
    for file in files:
        yield _counts(file.ljust(first), rows, answered, lambda entry, file=file: entry.file == file)  # type: ignore[misc]
    yield _counts("total".ljust(first), rows, answered, lambda entry: True)
    for file in files:
        for action in _ACTIONS:
            open_ones = [
                entry.id
                for entry in rows
                if entry.file == file and entry.action == action and entry.id not in answered
            ]
            if open_ones:
                yield f"\nOpen in {file}, {action}:"
                yield from (f"  {id}" for id in open_ones)


def _counts(
    name: str, rows: list[Entry], answered: dict[str, list[str]], wanted: Callable[[Entry], bool]
) -> str:
    cells = [name]
    for action in (*_ACTIONS, None):
        ids = [entry.id for entry in rows if wanted(entry) and action in (None, entry.action)]
        done = sum(id in answered for id in ids)
        cells.append((f"{done}/{len(ids)}" if ids else "·").rjust(9))
    return "  ".join(cells)
