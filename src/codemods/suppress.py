"""Comments by which a user says that a finding is none.

``# codemods: ignore[3.0/force-text, api]`` silences these codes on its line, ``# codemods: ignore`` every code;
``# codemods: ignore-file[…]`` does so for the whole file. Templates say it in ``{# codemods: ignore[…] #}``. What
stands between the brackets are selectors as on the command line (``codemods.codes``). Nothing here reads files: text
goes in, plain data comes out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from codemods.codes import covers
from codemods.findings import Finding, Place, Verdict

__all__ = ["Suppression", "Suppressions", "parse", "unused_findings"]

MARK = "codemods:"
"""A text without this cannot hold a suppression; asked for first, as nearly every file is such a text."""

_DIRECTIVE = re.compile(r"codemods:\s*ignore(?P<file>-file)?\b(?!-)(?:\s*\[(?P<codes>[^\]\n]*)\])?")
_TEMPLATE_COMMENT = re.compile(r"\{#.*?#\}")
_LINE_END = re.compile(r"\r\n?|\n")


@dataclass(slots=True)
class Suppression:
    """One comment: where it stands, what it silences, and what it has been used for.

    ``selectors`` is empty where it silences everything. ``first_line`` and ``last_line`` are the lines that it speaks
    for; both are 0 for a whole file.
    """

    place: Place
    selectors: tuple[str, ...]
    first_line: int = 0
    last_line: int = 0
    used: set[str] = field(default_factory=set)

    @property
    def whole_file(self) -> bool:
        return self.last_line == 0

    def _speaks_for(self, place: Place) -> bool:
        # The first or the last line of a finding: a comment in the middle of a long class is about something else.
        return self.whole_file or any(
            self.first_line <= line <= self.last_line for line in (place.line, place.end_line)
        )

    def silences(self, finding: Finding) -> bool:
        """Whether the finding is meant; what is meant counts as used from then on."""
        if not self._speaks_for(finding.place):
            return False
        if not self.selectors:
            self.used.add("ALL")
            return True
        hits = [selector for selector in self.selectors if covers(selector, finding.code)]
        self.used.update(hits)
        return bool(hits)


@dataclass(slots=True)
class Suppressions:
    """All suppressions of one file."""

    items: tuple[Suppression, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.items)

    def matches(self, finding: Finding) -> bool:
        """Whether some comment silences the finding."""
        # Each is asked, even after the first hit: two comments that silence one finding are both in use.
        hits = [item.silences(finding) for item in self.items]
        return any(hits)

    def unused(self, active: Callable[[str], bool] = lambda selector: True) -> Iterator[tuple[Place, str]]:
        """Where a comment has silenced nothing so far, and the selector (empty for ``ignore`` alone).

        ``active`` says whether the run has looked for any code that a selector means (it is asked ``ALL`` for a
        comment without brackets): what was not looked for cannot be called unused.
        """
        for item in self.items:
            for selector in item.selectors or ("ALL",):
                if selector not in item.used and active(selector):
                    yield item.place, selector if item.selectors else ""


def parse(text: str, python: bool = True) -> Suppressions:
    """The suppressions in the text of a Python module, or else of a template.

    A text that Python cannot take apart gives those up to the place where it breaks.
    """
    if MARK not in text:
        return Suppressions()
    comments = _python_comments(text) if python else _template_comments(text)
    return Suppressions(tuple(item for comment in comments for item in _read(*comment)))


def unused_findings(
    path: str, suppressions: Suppressions, active: Callable[[str], bool] = lambda selector: True
) -> list[Finding]:
    """A ``file/unused-ignore`` finding for each suppression that was not needed."""
    found = []
    for place, selector in suppressions.unused(active):
        what = f"Nothing here is silenced by ignore[{selector}]" if selector else "Nothing is silenced here"
        advice = f"Take {selector} out of the comment." if selector else "Remove the comment."
        found.append(
            Finding(path, place, "file/unused-ignore", Verdict.FLAG, f"{what} any more.", advice=advice)
        )
    return found


def _read(text: str, start: int, line: int, column: int, first_line: int) -> Iterator[Suppression]:
    """The directives of one comment that begins at ``start`` and speaks for ``first_line`` to ``line``."""
    for match in _DIRECTIVE.finditer(text):
        codes = match["codes"]
        if codes is None and text[match.end() :].startswith(("[", " [")):
            continue  # an unclosed bracket silences nothing: it must not turn into "everything"
        selectors = tuple(dict.fromkeys(code.strip() for code in (codes or "").split(",") if code.strip()))
        if codes is not None and not selectors:
            continue
        begin, end = column + match.start(), column + match.end()
        place = Place(line, begin, line, end, start + match.start(), start + match.end())
        if match["file"]:
            yield Suppression(place, selectors)
        else:
            yield Suppression(place, selectors, first_line, line)


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in _LINE_END.finditer(text))]


def _template_comments(text: str) -> Iterator[tuple[str, int, int, int, int]]:
    from bisect import bisect_right

    starts = _line_starts(text)
    for match in _TEMPLATE_COMMENT.finditer(text):
        line = bisect_right(starts, match.start())
        yield match[0], match.start(), line, match.start() - starts[line - 1], line


def _python_comments(text: str) -> Iterator[tuple[str, int, int, int, int]]:
    """Each comment with its offset, line, column, and the first of the lines that it speaks for.

    No comment can follow a backslash or stand in the middle of a string, so the one that ends such lines speaks for
    all of them.
    """
    import io
    import tokenize

    starts = _line_starts(text)
    source = io.StringIO(_LINE_END.sub("\n", text))  # tokenize does not know a lone \r
    nothing = (tokenize.INDENT, tokenize.DEDENT)
    line_ends = (tokenize.NEWLINE, tokenize.NL)
    first_line = last_line = 1
    after_line_end = True
    try:
        for token in tokenize.generate_tokens(source.readline):
            if token.type in nothing:
                continue
            line, column = token.start
            if line > last_line and after_line_end:
                first_line = line
            if token.type == tokenize.COMMENT:
                yield token.string, starts[line - 1] + column, line, column, first_line
            after_line_end = token.type in line_ends
            last_line = line if after_line_end else token.end[0]
    except (tokenize.TokenError, SyntaxError):
        return  # not Python, or not today's: what came before the break counts
