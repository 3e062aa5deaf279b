"""One run of ``codemods check``: resolve, run, then report, write or print the diff."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from fnmatch import fnmatch

import click

from codemods.cli.errors import Failure
from codemods.cli.exit_codes import left_code
from codemods.cli.manners import Manners
from codemods.cli.places import Shown, Texts
from codemods.cli.progress import Progress
from codemods.cli.resolve import Given, Resolved, resolve
from codemods.codes import covers
from codemods.engine.options import RunFailed, RunOptions, RunResult
from codemods.findings import Finding
from codemods.report.content import Content, render
from codemods.report.style import Style

__all__ = ["session"]


def session(given: Given, manners: Manners) -> int:
    """Do the run; the exit code is 0 where nothing is left to do and 1 where something is. Raises ``Failure``."""
    from codemods.engine.run import run

    resolved = resolve(given)
    if resolved.doubt and not manners.quiet:
        click.echo(resolved.doubt, err=True)
    with Progress(not manners.quiet) as progress:
        try:
            # A dry run that shows no diff needs no rewritten texts.
            rewrite = manners.fix or manners.diff or given.stdin is not None
            options = replace(resolved.options, rewrite=rewrite, suggested=manners.diff)
            result = run(options, progress)
        except RunFailed as error:
            raise Failure(str(error)) from None
    _leave_ignored(result, resolved.options)
    if manners.diff:
        from codemods.cli.diffing import show_diff

        return show_diff(resolved, result, manners)
    if manners.fix:
        return _fix(resolved, result, manners)
    findings = sorted([*result.problems, *result.findings], key=lambda finding: finding.sort_key)
    known = {change.name: change.old for change in result.changes}
    _report(_content(resolved, result, findings, manners, known=known), manners)
    return left_code(findings)


def _leave_ignored(result: RunResult, options: RunOptions) -> None:
    """Drop what is said of files themselves where ``--ignore`` or a per-file ignore means it.

    ``--select`` does not count here: a file that cannot be read is told of, whatever is looked for in it.
    """

    def wanted(finding: Finding) -> bool:
        if not finding.code.startswith("file/"):
            return True
        ignored = [
            *options.ignore,
            *(
                code
                for pattern, codes in options.per_file_ignores.items()
                if fnmatch(finding.path, pattern) or fnmatch(finding.path.rpartition("/")[2], pattern)
                for code in codes
            ),
        ]
        return not any(covers(selector, finding.code) for selector in ignored)

    result.findings[:] = filter(wanted, result.findings)
    result.problems[:] = filter(wanted, result.problems)


def _fix(resolved: Resolved, result: RunResult, manners: Manners) -> int:
    from codemods.cli.fixing import fix, fixed_stdin

    if resolved.options.stdin is not None:
        data, outcome = fixed_stdin(resolved, result)
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        known = {resolved.options.stdin.filename: data}
    else:
        outcome = fix(resolved, result, manners.allow_dirty)
        known = {}
        shown = Shown(resolved.options.root)
        for refusal in outcome.refused:
            print(f"{shown(refusal.change.name)} {refusal.reason}.", file=sys.stderr)
    told = _content(resolved, result, outcome.left, manners, fixed=outcome.fixed, known=known)
    _report(told, manners, to_stderr=resolved.options.stdin is not None)
    return left_code(outcome.left)


def _content(
    resolved: Resolved,
    result: RunResult,
    findings: Sequence[Finding],
    manners: Manners,
    *,
    fixed: Sequence[Finding] = (),
    known: dict[str, bytes],
) -> Content:
    """What the report is made from; ``known`` are bytes of files that are not to be read from the disk."""
    options = resolved.options
    if options.stdin is not None:
        known = {options.stdin.filename: options.stdin.data, **known}
    return Content(
        range=resolved.range,
        origin=resolved.origin,
        findings=findings,
        fixed=fixed,
        files=result.files,
        text=Texts(options.root, known),
        shown=Shown(options.root),
        reading=result.reading,
        width=max(60, min(shutil.get_terminal_size((120, 24)).columns, 140)),
        fixing=manners.fix,
        suggesting=manners.fix and options.suggestions,
        quiet=manners.quiet,
        statistics=manners.statistics,
    )


def _report(told: Content, manners: Manners, to_stderr: bool = False) -> None:
    if manners.output_file is not None:
        text = "".join(render(manners.output_format, told, Style(manners.colour == "always")))
        manners.write_file(text.encode("utf-8", "surrogateescape"))
        return
    stream = sys.stderr if to_stderr else sys.stdout
    for piece in render(manners.output_format, told, manners.style(stream.isatty())):
        stream.write(piece)
    stream.flush()
