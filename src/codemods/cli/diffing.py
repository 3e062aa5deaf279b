"""``--diff``: the patch on standard output, everything else on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from codemods.cli.exit_codes import left_code
from codemods.cli.fixing import applied, divide
from codemods.cli.manners import Manners
from codemods.cli.places import Shown, patch_folder
from codemods.cli.resolve import Resolved
from codemods.engine.options import FileChange, RunResult
from codemods.findings import Finding, Verdict
from codemods.report.as_text import heading
from codemods.report.diff import as_comments, file_diff, hunks
from codemods.report.style import Style, printable

__all__ = ["show_diff"]

_SUGGESTIONS = b"""\
# Suggestions: each needs a person's yes. git apply passes over them; codemods check --fix --suggestions applies them,
# and without the leading "# " they are a patch on top of the one above.
"""
_COLOURS = {b"+": "32", b"-": "31", b"@": "36", b"#": "2"}


def show_diff(resolved: Resolved, result: RunResult, manners: Manners) -> int:
    """Print what ``--fix`` would write; 1 where it would write anything, or a file could not be looked at."""
    suggestions = resolved.options.suggestions
    patch = _Patch(resolved, result.changes)
    pending = [change for change in result.changes if applied(change, suggestions) != change.old]
    output = b"".join(patch.of(change, change.old, applied(change, suggestions)) for change in pending)
    if not suggestions:
        output += b"".join(_suggested(patch, result))
    if manners.output_file is not None:
        manners.write_file(output)
    else:
        _write(output, manners.style(sys.stdout.isatty()))
    if not manners.quiet:
        _tell(resolved, result, {change.name for change in pending}, manners)
    return int(bool(pending) or left_code(result.problems))


class _Patch:
    """The patch of one file under the name that ``git apply`` wants."""

    def __init__(self, resolved: Resolved, changes: Iterable[FileChange]) -> None:
        stdin = resolved.options.stdin
        self.bare = stdin is not None and stdin.filename == "-"
        self.root = resolved.options.root
        self.folder = patch_folder([self.root / change.name for change in changes], self.root)

    def of(self, change: FileChange, old: bytes, new: bytes) -> bytes:
        if self.bare:
            return b"".join(hunks(old, new))
        return file_diff(self.name(change), old, new)

    def name(self, change: FileChange) -> str:
        path = self.root / change.name
        if path.is_relative_to(self.folder):
            return path.relative_to(self.folder).as_posix()
        return Path(os.path.relpath(path, self.folder)).as_posix()


def _suggested(patch: _Patch, result: RunResult) -> Iterator[bytes]:
    """The suggestions as comments: what each is about, then the patch of the file."""
    reasons = {
        name: list(findings)
        for name, findings in groupby(
            (finding for finding in result.findings if finding.verdict is Verdict.SUGGEST),
            lambda finding: finding.path,
        )
    }
    header = b"\n" + _SUGGESTIONS
    for change in result.changes:
        diff = patch.of(change, change.new, change.suggested)
        if not diff:
            continue
        yield header + b"#\n"
        header = b""
        yield as_comments(_reasons(reasons.get(change.name, ()), change))
        yield as_comments(diff)


def _reasons(findings: Iterable[Finding], change: FileChange) -> bytes:
    lines = []
    for finding in findings:
        lines.append(f"{finding.path}:{finding.place.line}: {finding.code}: {finding.message}")
        if finding.advice:
            lines.append(f"    {finding.advice}")
    return "".join(f"{printable(line)}\n" for line in lines).encode("utf-8", "surrogateescape")


def _write(output: bytes, style: Style) -> None:
    if style.enabled:
        output = b"".join(map(_coloured, output.splitlines(keepends=True)))
    sys.stdout.flush()
    sys.stdout.buffer.write(output)
    sys.stdout.buffer.flush()


def _coloured(line: bytes) -> bytes:
    colour = _COLOURS.get(line[:1])
    if line.startswith((b"--- ", b"+++ ", b"diff ")):
        colour = "1"
    if colour is None:
        return line
    bare = line.rstrip(b"\r\n")
    return b"\x1b[%bm%b\x1b[0m%b" % (colour.encode(), bare, line[len(bare) :])


def _tell(resolved: Resolved, result: RunResult, pending: set[str], manners: Manners) -> None:
    """The heading, the files that could not be looked at, and one closing sentence, on standard error."""
    style = manners.style(sys.stderr.isatty())
    shown = Shown(resolved.options.root)
    lines = [heading(resolved.range, resolved.origin, style)]
    lines += [
        f"{printable(shown(one.path))}:{one.place.line}: {one.code} {printable(one.message)}"
        for one in result.problems
    ]
    lines.append(_closing(result, pending, resolved.options.suggestions))
    sys.stdout.flush()
    print("\n".join(lines), file=sys.stderr)


def _closing(result: RunResult, pending: set[str], suggestions: bool) -> str:
    fixed, left = divide(result, pending, suggestions)
    would = (
        f"Would rewrite {_count(fixed, 'place')} in {_files(len(pending))}"
        if pending
        else "Would rewrite nothing"
    )
    suggested = sum(finding.verdict is Verdict.SUGGEST for finding in left)
    flagged = sum(finding.verdict is Verdict.FLAG for finding in left)
    rest = []
    if suggested:
        rest.append(f"{suggested} more with --suggestions")
    if flagged:
        rest.append(f"{flagged} {'needs' if flagged == 1 else 'need'} a person")
    return "; ".join([would, *rest]) + "."


def _count(findings: Sequence[Finding], noun: str) -> str:
    return f"{len(findings)} {noun}" if len(findings) == 1 else f"{len(findings)} {noun}s"


def _files(number: int) -> str:
    return "1 file" if number == 1 else f"{number} files"
