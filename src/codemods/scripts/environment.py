"""Environment variables that Django no longer reads, or refuses to deploy with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from codemods.files.text import LineIndex
from codemods.findings import Edit, Finding, Verdict
from codemods.ledger import row
from codemods.releases import Release
from codemods.scripts.kinds import ScriptFile
from codemods.scripts.rule import Run
from codemods.scripts.surfaces import Surface

__all__ = ["ASYNC_UNSAFE", "LIVE_SERVER", "VARIABLES", "check_environment"]

LIVE_SERVER = "1.11/liveserver-env-variable"
ASYNC_UNSAFE = "3.1/check-async-e001"

VARIABLES = re.compile(r"\b(DJANGO_LIVE_TEST_SERVER_ADDRESS|DJANGO_ALLOW_ASYNC_UNSAFE)\b")

_DEPLOYED = frozenset({ScriptFile.DOCKER, ScriptFile.YAML, ScriptFile.INI, ScriptFile.ENV, ScriptFile.PROC})
# A line that does nothing but give the variable a value, in the words of each kind of file.
_LINES = {
    ScriptFile.SHELL: r"[ \t]*(?:export[ \t]+)?{name}=(?:[^\s;&|\"'`$()#]*|\"[^\"\n$`]*\"|'[^'\n]*')[ \t]*",
    ScriptFile.BATCH: r"[ \t]*(?:set|SET)[ \t]+{name}=[^\n&|]*",
    ScriptFile.MAKE: r"(?:export[ \t]+)?{name}[ \t]*[:?]?=[^\n\\]*",
    ScriptFile.DOCKER: r"[ \t]*ENV[ \t]+{name}[ =][^\s\\]+[ \t]*",
    ScriptFile.ENV: r"[ \t]*(?:export[ \t]+)?{name}=[^\n]*",
    ScriptFile.INI: r"[ \t]+{name}[ \t]*=[^\n\\]*",
    ScriptFile.CRON: r"{name}[ \t]*=[^\n]*",
    ScriptFile.CI: r"[ \t]*(?:-[ \t]+)?[\"']?{name}[\"']?(?::[ \t]+|=)[^\n\\|>&*]*",
    ScriptFile.YAML: r"[ \t]*(?:-[ \t]+)?[\"']?{name}[\"']?(?::[ \t]+|=)[^\n\\|>&*]*",
}


def check_environment(run: Run, lines: LineIndex, surface: Surface) -> Iterator[Finding]:
    """What the variables in one file are to be told of."""
    text, range = run.text, run.range
    if run.kind is ScriptFile.PROSE or "DJANGO_" not in text:
        return
    for match in VARIABLES.finditer(text):
        name = match[1]
        start = text.rfind("\n", 0, match.start()) + 1
        if text[start : match.start()].lstrip().startswith("#"):
            continue
        if name == "DJANGO_LIVE_TEST_SERVER_ADDRESS" and range.passes(Release(1, 11)):
            edits = _removal(run, surface, match) if range.supports >= Release(1, 11) else ()
            yield _finding(
                run, lines, match.span(), LIVE_SERVER, Verdict.FIX if edits else Verdict.FLAG,
                f"Django no longer reads {name}; the live server takes a free port by itself.",
                "Drop it; a fixed address is set on the test class with host and port.", edits,
            )  # fmt: skip
        elif name == "DJANGO_ALLOW_ASYNC_UNSAFE" and run.kind in _DEPLOYED and range.passes(Release(3, 1)):
            yield _finding(
                run, lines, match.span(), ASYNC_UNSAFE, Verdict.FLAG,
                f"check --deploy refuses {name} (async.E001).",
                "Drop it from what is deployed, and make the code that needed it safe.", (),
            )  # fmt: skip


def _removal(run: Run, surface: Surface, match: re.Match[str]) -> tuple[Edit, ...]:
    """The deletion of the line, or of the assignment in front of a command; empty where more hangs on it."""
    text = run.text
    start = text.rfind("\n", 0, match.start()) + 1
    stop = text.find("\n", match.end())
    stop = len(text) if stop < 0 else stop + 1
    pattern = _LINES.get(run.kind)
    line = text[start:stop].rstrip("\r\n")
    if pattern and re.fullmatch(pattern.replace("{name}", match[1]), line) and not _continued(text, start):
        if run.kind in (ScriptFile.CI, ScriptFile.YAML) and not _has_sibling(text, start, stop):
            return ()
        return (Edit(start, stop, ""),)
    for statement, sure in surface.statements:
        words = statement.words
        for index, word in enumerate(words):
            if word.outer[0] == match.start() and word.value.startswith(f"{match[1]}=") and sure:
                in_front = all(re.match(r"\w+=|env$|sudo$|@$", other.value) for other in words[:index])
                if in_front and index + 1 < len(words):
                    return (Edit(word.outer[0], words[index + 1].outer[0], ""),)
    return ()


def _continued(text: str, start: int) -> bool:
    return text[max(start - 3, 0) : start].rstrip("\r\n").endswith("\\")


def _has_sibling(text: str, start: int, stop: int) -> bool:
    """True where the line before or behind stands in the same mapping or list: it is not left empty."""
    line = text[start:stop]
    indent = len(line) - len(line.lstrip())
    before = text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : start]
    end = text.find("\n", stop)
    behind = text[stop : len(text) if end < 0 else end]
    return any(other.strip() and len(other) - len(other.lstrip()) == indent for other in (before, behind))


def _finding(
    run: Run,
    lines: LineIndex,
    span: tuple[int, int],
    code: str,
    verdict: Verdict,
    message: str,
    advice: str,
    edits: tuple[Edit, ...],
) -> Finding:
    entry = row(code)
    since, until, url = (entry.since, entry.until, entry.url) if entry else ("", "", "")
    return Finding(run.path, lines.place(*span), code, verdict, message, advice, since, until, url, edits)
