"""``codemods api``: what a name of Django's is, when it lived, and where it went."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import click

from codemods.cli.errors import Failure
from codemods.releases import Release

__all__ = ["History", "Period", "api", "history"]

Notes = Callable[[str], Sequence[str]]
"""Given a dotted name, lines to print about it besides what the tables say (rows of the ledger that name it)."""


class Period(NamedTuple):
    """A run of releases in which something was the same, and what it was."""

    first: str
    last: str
    text: str

    @property
    def releases(self) -> str:
        return self.first if self.first == self.last else f"{self.first} to {self.last}"


class History(NamedTuple):
    """All that is known of a name; periods are oldest first.

    ``kinds``, ``definitions``, ``signatures``, ``values``, ``bases`` and ``warnings`` hold no period where there is
    nothing to tell. ``went_to`` is where the same object is now, ``same_name`` other things of that name in the newest
    release.
    """

    name: str
    lived: list[tuple[str, str]]
    exists_now: bool
    kinds: list[Period]
    definitions: list[Period]
    signatures: list[Period]
    values: list[Period]
    bases: list[Period]
    warnings: list[Period]
    went_to: str
    same_name: list[str]
    notes: list[str]


@click.command(short_help="Say in which releases of Django a name lives, and where it went.")
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
def api(names: tuple[str, ...], output_format: str, color: str) -> None:
    """Say what a name of Django's is, in which releases it lives, what it takes, and where it went.

    NAME is a dotted path (django.utils.encoding.force_text, django.db.models.Model.save), or a setting (USE_L10N).
    """
    from codemods.cli.manners import Manners

    found = [history(name.strip()) for name in names]
    if output_format == "json":
        import json

        click.echo(json.dumps([_plain(each) for each in found], indent=2))
        return
    style = Manners(colour=color).style(sys.stdout.isatty())
    pages = ["\n".join(_page(each, style)) for each in found]
    click.echo("\n\n".join(pages), color=style.enabled)


def history(name: str, notes: Notes | None = None) -> History:
    """All that the tables know of ``name``; raise :class:`Failure` where no release has it.

    ``notes`` may add lines of its own about the name.
    """
    from codemods.django import api as tables

    if name.isupper() and "." not in name:
        return _setting(name, notes)
    lived = tables.lived(name) if name.partition(".")[0] == "django" else ()
    if not lived:
        raise Failure(_unknown(name, tables.names_like(name)))
    newest = tables.releases()[-1]
    went_to = ""
    same_name: list[str] = []
    if lived[-1] != newest:
        went_to = tables.moved_to(name, lived[-1], newest) or ""
        if not went_to:
            same_name = tables.same_name(name, newest)
    kinds = _periods(lived, lambda release: tables.kind(name, release) or "")
    return History(
        name,
        _ranges(lived),
        lived[-1] == newest,
        kinds,
        _periods(lived, lambda release: _elsewhere(name, tables.definition(name, release))),
        _periods(lived, lambda release: str(tables.signature(name, release) or "")),
        _periods(lived, lambda release: tables.value(name, release) or ""),
        _periods(lived, lambda release: ", ".join(tables.bases(name, release))),
        _periods(
            lived,
            lambda release: ", ".join(
                warning if always else f"{warning} (in some uses)"
                for warning, always in tables.warnings_of(name, release)
            ),
        ),
        went_to,
        same_name,
        list(notes(name)) if notes else [],
    )


def _setting(name: str, notes: Notes | None) -> History:
    from codemods.django import api as tables

    lived = tables.setting_lived(name)
    newest = tables.releases()[-1]
    if not lived:
        import difflib

        known = {each for release in tables.releases() for each in tables.settings(release)}
        raise Failure(_unknown(name, difflib.get_close_matches(name, sorted(known), 3, 0.7), "setting"))
    defaults = {release: tables.settings(release)[name] for release in lived}
    return History(
        name,
        _ranges(lived),
        lived[-1] == newest,
        _periods(lived, lambda release: "setting"),
        [],
        [],
        _periods(
            lived, lambda release: "" if defaults[release] is tables.NO_DEFAULT else _brief(defaults[release])
        ),
        [],
        [],
        "",
        [],
        list(notes(name)) if notes else [],
    )


def _brief(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}..."


def _unknown(name: str, near: Sequence[str], what: str = "name") -> str:
    shape = (
        "" if name.partition(".")[0] == "django" or what == "setting" else " (a dotted path from django on)"
    )
    hint = f"did you mean {' or '.join(near[:3])}?" if near else f"write the full {what}{shape}."
    return f"No release of Django that codemods knows has the {what} {name!r}; {hint}"


def _elsewhere(name: str, path: str | None) -> str:
    return path if path and path != name else ""


def _ranges(lived: Sequence[Release]) -> list[tuple[str, str]]:
    """Unbroken runs of releases, as first and last."""
    return [(period.first, period.last) for period in _periods(lived, lambda release: "there")]


def _periods(lived: Iterable[Release], say: Callable[[Release], str]) -> list[Period]:
    """Runs of neighbouring releases of which ``say`` says the same; those of which it says nothing are left out."""
    from codemods.django import api as tables

    order = {release: position for position, release in enumerate(tables.releases())}
    periods: list[Period] = []
    before = -2
    for release in lived:
        text = say(release)
        last = periods[-1] if periods else None
        if text and last is not None and last.text == text and order[release] == before + 1:
            periods[-1] = Period(last.first, str(release), text)
        elif text:
            periods.append(Period(str(release), str(release), text))
        if text:
            before = order[release]
    return periods


def _plain(history: History) -> dict[str, Any]:
    """The same as JSON has it: periods as objects."""
    result: dict[str, Any] = {}
    for key, value in history._asdict().items():
        if key == "lived":
            result[key] = [{"first": first, "last": last} for first, last in value]
        elif isinstance(value, list) and value and isinstance(value[0], Period):
            result[key] = [period._asdict() for period in value]
        else:
            result[key] = value
    return result


def _page(history: History, style: Callable[..., str]) -> Iterator[str]:
    kind = history.kinds[-1].text if history.kinds else ""
    yield f"{style(history.name, 'bold')}  {kind}".rstrip()
    ranges = ", ".join(first if first == last else f"{first} to {last}" for first, last in history.lived)
    yield _line("lives in", f"Django {ranges}" + ("" if history.exists_now else ", gone since"))
    yield from _lines("defined in", history.definitions, history)
    if history.went_to:
        yield _line("now", history.went_to)
    elif not history.exists_now and history.same_name:
        yield _line("same name", ", ".join(history.same_name[:5]))
    yield from _lines("takes", history.signatures, history)
    yield from _lines("value" if kind != "setting" else "default", history.values, history)
    yield from _lines("bases", history.bases, history)
    yield from _lines("warns", history.warnings, history, always=True)
    for note in history.notes:
        yield f"  {note}"


def _lines(title: str, periods: Sequence[Period], history: History, *, always: bool = False) -> Iterator[str]:
    """One line where it was ever the same, else one a period, the newest first."""
    if len(periods) == 1 and not always and (periods[0].first, periods[0].last) == history.lived[0]:
        yield _line(title, periods[0].text)
        return
    for number, period in enumerate(reversed(periods)):
        yield _line("" if number else title, f"{period.releases}: {period.text}")


def _line(title: str, text: str) -> str:
    return f"  {title:<11}{text}".rstrip()
