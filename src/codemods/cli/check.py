"""``codemods check``: find, and with ``--fix`` rewrite."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from codemods.cli.resolve import Given

__all__ = ["check"]

_FORMATS = ("text", "concise", "json", "github", "sarif")


def _codes(ctx: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    from codemods.cli.selectors import split

    return split(values)


def _pairs(
    ctx: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> dict[str, tuple[str, ...]]:
    from codemods.cli.selectors import parse_per_file_ignores

    return parse_per_file_ignores(values)


@click.command(short_help="Find what an upgrade hits, and rewrite it with --fix.")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--from", "from_", metavar="RELEASE", help="The release that the code runs on today, like 3.2.")
@click.option("--to", metavar="RELEASE", help="The release that it is to run on; the newest where left out.")
@click.option(
    "--supports", metavar="A..B", help="Releases that the code has to keep running on, like 4.2..5.2."
)
@click.option("--fix", is_flag=True, help="Apply the safe rewrites.")
@click.option(
    "--suggestions/--no-suggestions",
    default=None,
    help="Let --fix and --diff apply what is only suggested, too.",
)
@click.option(
    "--modernize/--no-modernize", default=None, help="Also bring new idioms that no removal forces."
)
@click.option("--diff", is_flag=True, help="Print what --fix would change, and write nothing.")
@click.option("--allow-dirty", is_flag=True, help="Let --fix write files that have uncommitted changes.")
@click.option(
    "--select",
    multiple=True,
    callback=_codes,
    metavar="CODES",
    help="Look for these only: 3.0,api,4.0/baseconv.",
)
@click.option("--extend-select", multiple=True, callback=_codes, metavar="CODES", help="Look for these too.")
@click.option("--ignore", multiple=True, callback=_codes, metavar="CODES", help="Leave these aside.")
@click.option(
    "--per-file-ignores",
    multiple=True,
    callback=_pairs,
    metavar="PATTERN:CODE",
    help="Leave a code aside in some files: tests/*:3.0.",
)
@click.option(
    "--exclude", multiple=True, callback=_codes, metavar="PATTERNS", help="Leave files out; as in .gitignore."
)
@click.option("--output-format", type=click.Choice(_FORMATS), default="text", show_default=True)
@click.option(
    "-o", "--output-file", type=click.Path(dir_okay=False, path_type=Path), help="Write the report here."
)
@click.option("--statistics", is_flag=True, help="Only count, by change.")
@click.option("-q", "--quiet", is_flag=True, help="Print findings and nothing else.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if something is found.")
@click.option(
    "--stdin-filename", metavar="NAME", help="The name of the file that - reads from standard input."
)
@click.option(
    "-j", "--jobs", type=click.IntRange(min=0), default=0, metavar="N", help="Processes; all processors at 0."
)
@click.option("-n", "--no-cache", is_flag=True, help="Do not read or write the cache.")
@click.option(
    "--config", type=click.Path(dir_okay=False, path_type=Path), help="Read this file for [tool.codemods]."
)
@click.option("--isolated", is_flag=True, help="Read no configuration.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@click.pass_context
def check(ctx: click.Context, /, **given: Any) -> None:
    """Find every place that the way from one release of Django to another hits.

    PATHS are files and folders, the present folder where none is given; - reads standard input. Nothing is written
    without --fix. Exit code 0: nothing is left to do; 1: something is; 2: the run itself failed.
    """
    if given["isolated"] and given["config"]:
        raise click.UsageError("--isolated and --config exclude each other.")
    if given["diff"]:
        given["fix"] = False
    from codemods.cli.manners import Manners
    from codemods.cli.session import session

    names = ("fix", "diff", "allow_dirty", "output_format", "output_file", "statistics", "quiet")
    manners = Manners(**{name: given[name] for name in names}, colour=given["color"])
    code = session(_given(given), manners)
    ctx.exit(0 if given["exit_zero"] and code == 1 else code)


def _given(given: dict[str, Any]) -> Given:
    """What the run is to look for, as opposed to how it behaves."""
    from codemods.cli.resolve import Given

    paths: tuple[str, ...] = given["paths"]
    stdin: bytes | None = None
    if "-" in paths:
        if paths != ("-",):
            raise click.UsageError("- stands for standard input and goes with no other path.")
        stdin, paths = sys.stdin.buffer.read(), ()
    elif given["stdin_filename"]:
        raise click.UsageError("--stdin-filename names what - reads; give - as the path.")
    names = (
        "from_",
        "to",
        "supports",
        "select",
        "extend_select",
        "ignore",
        "exclude",
        "per_file_ignores",
        "suggestions",
        "modernize",
        "jobs",
        "stdin_filename",
        "config",
        "isolated",
    )
    return Given(
        paths=paths or (() if stdin is not None else (".",)),
        stdin=stdin,
        cache=None if given["no_cache"] else _cache_folder(),
        **{name: given[name] for name in names},
    )


def _cache_folder() -> Path | None:
    """The user's own folder for caches, so that a run that only looks leaves nothing in the project."""
    import os

    folder = os.environ.get("CODEMODS_CACHE_DIR")
    if folder:
        return Path(folder)
    base = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME")
    try:
        return (Path(base) if base else Path.home() / ".cache") / "codemods"
    except RuntimeError:  # nobody's home
        return None
