"""Comments that would go with a statement that is taken out."""

from __future__ import annotations

import ast

from codemods.rules.site import Site

__all__ = ["has_comment"]


def has_comment(site: Site, statement: ast.stmt) -> bool:
    """Whether a comment may stand inside a statement, or behind it on its line."""
    lines, (start, end) = site.module.lines, site.module.span(statement)
    return "#" in site.module.text[start : lines.line_end(lines.position(end)[0])]
