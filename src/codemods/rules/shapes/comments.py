"""Comments of a statement that is taken out: those that would go with it, and those that should."""

from __future__ import annotations

import ast
import re

from codemods.findings import Edit
from codemods.rules.site import Site

__all__ = ["comment_above", "has_comment"]


def has_comment(site: Site, statement: ast.stmt) -> bool:
    """Whether a comment may stand inside a statement, or behind it on its line."""
    lines, (start, end) = site.module.lines, site.module.span(statement)
    return "#" in site.module.text[start : lines.line_end(lines.position(end)[0])]


def comment_above(
    site: Site, statement: ast.stmt, about: re.Pattern[str], replaced: bool = False
) -> tuple[Edit, ...]:
    """The edit that takes out the comment right above a statement that goes, where it is ``about`` that alone.

    It is where a blank line, or nothing, follows the statement, or something else takes its place (``replaced``).
    """
    lines = site.module.lines
    last = statement.end_lineno or statement.lineno
    if not replaced and last < lines.count and lines.line_text(last + 1).strip():
        return ()  # the comment may stand above all of a group
    first = statement.lineno
    while first > 1 and lines.line_text(first - 1).lstrip().startswith("#"):
        first -= 1
    text = "\n".join(lines.line_text(number) for number in range(first, statement.lineno))
    if not about.search(text):
        return ()
    while (
        not replaced and first > 1 and not lines.line_text(first - 1).strip()
    ):  # blank lines follow already, or nothing does
        first -= 1
    return (Edit(lines.line_start(first), lines.line_start(statement.lineno), ""),)
