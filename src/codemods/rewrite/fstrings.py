"""What may be written inside an f-string: until Python 3.12 no quote of its own kind, no backslash, no line break."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable

from codemods.findings import Edit
from codemods.source.module import Module

__all__ = ["would_need_newer_python"]

_QUOTE = re.compile(r"(?<!\w)[fFrR]{1,2}('''|\"\"\"|'|\")")


def would_need_newer_python(module: Module, edits: Iterable[Edit]) -> bool:
    """Whether an edit lies in an f-string and makes it one that only Python 3.12 and later read.

    Where the running Python is older, nothing in an f-string has a place that could be edited.
    """
    if not module.walk.fstrings or sys.version_info < (3, 12):
        return False
    spans = [module.span(node) for node in module.walk.fstrings]
    for edit in edits:
        for start, end in spans:
            if start <= edit.start and edit.end <= end and (start, end) != (edit.start, edit.end):
                quotes = {match[1][0] for match in _QUOTE.finditer(module.text, start, end)}
                if any(sign in edit.text for sign in (*quotes, "\\", "\n")):
                    return True
    return False
