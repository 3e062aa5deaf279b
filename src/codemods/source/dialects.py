"""Which Python a file is written for, where the running one cannot parse it."""

from __future__ import annotations

import re
import sys

__all__ = ["is_made_from", "python_of"]

_PYTHON2 = re.compile(
    r"^\s*(?:print\s+[\"'\w]|exec\s+[\"'\w]|except\s+(?:[\w.]+|\([^()\n]*\))\s*,\s*\w+\s*:|raise\s+\w+\s*,)",
    re.M,
)
# On the line of the error alone, since comments and strings may hold them: ur"", 1L, 0755, <>, `x`, lambda (a, b):, raise
_PYTHON2_HERE = re.compile(
    r"(?<![\w\"'])[uU][rR][\"']|\b(?:0[xX][\da-fA-F]+|\d+)[lL]\b|(?<![\w.])0\d+\b|<>|`|\blambda\s*\(|\bdef\s+\w+\((?:[^()]*,)?\s*\("
    r"|,\s*None\s*,\s*sys\.exc_info\(\)\[2\]"
)
# Both are classes: ``except ValueError, error:`` is how Python 2 names what it has caught.
_BARE_TUPLE = r"^\s*except\*?\s+[\w.]+(?:\s*,\s*(?:\w+\.)*[A-Z]\w*)+\s*:"
_NEWER = (
    ((3, 14), re.compile(_BARE_TUPLE + r"|(?<![\w\"'])(?:[tT][rR]?|[rR][tT])[\"']")),
    (
        (3, 12),
        re.compile(r"^\s*(?:type\s+\w+\s*(?:\[.*\]\s*)?=|class\s+\w+\s*\[|(?:async\s+)?def\s+\w+\s*\[)"),
    ),
    ((3, 11), re.compile(r"^\s*except\s*\*")),
)
_FREE_FSTRINGS = (3, 12)


def python_of(text: str, line: int, message: str, running: tuple[int, int] = sys.version_info[:2]) -> str:
    """The version of Python that ``text`` seems to be written for, which ``running`` refuses with ``message``.

    ``line`` is the 1-based line that it refuses. "2" or a version that is newer than ``running``; "" for neither: the
    file is then broken for all that can be told.
    """
    here = "".join(text.splitlines()[line - 1 : line])
    for version, form in _NEWER:
        if version > running and form.search(here):
            return "{}.{}".format(*version)
    if _PYTHON2.search(text) or _PYTHON2_HERE.search(here) or message.startswith("bytes can only contain"):
        return "2"
    if running < _FREE_FSTRINGS and message.startswith("f-string"):
        return "{}.{}".format(*_FREE_FSTRINGS)
    return ""


_TAG = re.compile(r"\{%-?\s*\w+[^%\n]*%\}|\{\{-?\s*[\w.|]+\s*-?\}\}")


def is_made_from(text: str, line: int) -> bool:
    """Whether ``text`` that does not parse at the 1-based ``line`` is a template, as ``startproject`` takes them."""
    return _TAG.search("".join(text.splitlines()[line - 1 : line])) is not None
