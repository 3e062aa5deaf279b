"""The group of commands, each imported when it is called, and what every way to end comes to."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from codemods import __version__

__all__ = ["COMMANDS", "cli", "run"]

COMMANDS: dict[str, tuple[str, str]] = {
    "check": ("codemods.cli.check", "Find what an upgrade hits, and rewrite it with --fix."),
    "rules": (
        "codemods.cli.rules",
        "List the changes that are known, or how much of the ledger they answer.",
    ),
    "explain": ("codemods.cli.explain", "Say what a code means, with examples and the release note."),
    "api": ("codemods.cli.api", "Say in which releases of Django a name lives, and where it went."),
}
"""Each command, the module that holds a click command of the same name, and its line in ``codemods --help``."""


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports only the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(COMMANDS[cmd_name][0]), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name in COMMANDS or name.startswith("-"):
            return super().resolve_command(ctx, args)
        import difflib

        near = difflib.get_close_matches(name, COMMANDS, n=1)
        hint = f"did you mean {near[0]}?" if near else f"the commands are {', '.join(COMMANDS)}."
        raise click.UsageError(f"There is no command {name!r}; {hint}", ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.version_option(__version__, "-V", "--version", prog_name="codemods", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Takes a Django code base from any release to any later one: rewrites what is mechanical, flags the rest."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
        ctx.exit(2)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line (``sys.argv`` where no arguments are given) and return its exit code.

    What the user can put right is one sentence on standard error and code 2; an interrupt is code 130. Anything else
    is a bug of ours, and said to be one: the traceback is for whoever sets ``CODEMODS_TRACEBACK``.
    """
    for stream in (sys.stdout, sys.stderr):
        # Names and messages may hold what the terminal's encoding has not.
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        code = cli.main(arguments, prog_name="codemods", standalone_mode=False)
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx is not None else "codemods"
        _say(f"{error.format_message()} See {path} --help.")
        return 2
    except click.ClickException as error:
        _say(error.format_message())
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        _say("Interrupted; every file is whole, as it was or rewritten.")
        return 130
    except Exception as error:
        if os.environ.get("CODEMODS_TRACEBACK"):
            raise
        words = " ".join(f"{type(error).__name__}: {error}".split())
        _say(
            f"codemods has failed ({words}); this is a bug, so please report it "
            "with what the same command prints under CODEMODS_TRACEBACK=1."
        )
        return 2
    return code if isinstance(code, int) else 0


def _say(message: str) -> None:
    from codemods.report.style import printable

    click.echo(f"Error: {printable(message)}", err=True)
