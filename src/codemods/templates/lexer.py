"""Cuts the text of a template into tokens, as Django's own lexer does, and loses nothing on the way.

``"".join(token.text(text) for token in tokenize(text)) == text`` holds for every text. The time is linear in the
length of the text, whatever it holds: Django's regular expression looks for the end of each opener anew, which takes
quadratic time on minified styles and scripts of one long line.
"""

from __future__ import annotations

import enum
import re
from typing import NamedTuple

__all__ = ["Kind", "Token", "tokenize"]


class Kind(enum.Enum):
    """What a token is to Django. What stands in ``{% verbatim %}`` is text."""

    TEXT = "text"
    VARIABLE = "variable"  # {{ … }}
    TAG = "tag"  # {% … %}
    COMMENT = "comment"  # {# … #}


class Token(NamedTuple):
    """A piece of a template; ``start`` and ``end`` are character offsets."""

    kind: Kind
    start: int
    end: int

    def text(self, source: str) -> str:
        """The characters of the token in the text that it was cut from."""
        return source[self.start : self.end]


_OPENER = re.compile(r"\{[%{#]")
_KINDS = {"%": Kind.TAG, "{": Kind.VARIABLE, "#": Kind.COMMENT}
_CLOSERS = {"%": "%}", "{": "}}", "#": "#}"}


def tokenize(text: str) -> list[Token]:
    r"""The tokens of ``text`` in order, none of them empty, neighbouring texts joined.

    A tag ends on the line that it begins on. Lines end at ``\n`` and at ``\r``, since Django reads files with
    universal newlines; form feeds and Unicode's line separators do not end a line.
    """
    tokens: list[Token] = []
    finder = _Finder(text)
    verbatim = ""  # the contents of the tag that ends the verbatim part that we are in
    done = at = 0
    while (match := _OPENER.search(text, at)) is not None:
        start = match.start()
        opener = text[start + 1]
        end = finder.close(opener, start + 2)
        if end < 0:
            at = start + 1
            continue
        at = end
        if verbatim or opener == "%":
            contents = text[start + 2 : end - 2].strip() if opener == "%" else ""
            if verbatim:
                if contents != verbatim:
                    continue
                verbatim = ""
            elif contents == "verbatim" or contents.startswith("verbatim "):
                verbatim = f"end{contents}"
        if start > done:
            tokens.append(Token(Kind.TEXT, done, start))
        tokens.append(Token(_KINDS[opener], start, end))
        done = end
    if done < len(text):
        tokens.append(Token(Kind.TEXT, done, len(text)))
    return tokens


class _Finder:
    """Finds the ends of tags; remembers what it found, so that no part of the text is searched twice."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found = dict.fromkeys(("%}", "}}", "#}", "\n", "\r"), -1)

    def close(self, opener: str, at: int) -> int:
        """The offset behind the closer of ``opener`` on the line of ``at``, searched from ``at`` on; -1 if none."""
        close = self._next(_CLOSERS[opener], at)
        if close == len(self._text) or self._next("\n", at) < close or self._next("\r", at) < close:
            return -1
        return close + 2

    def _next(self, what: str, at: int) -> int:
        """The first offset of ``what`` at or behind ``at``; the length of the text where there is none."""
        found = self._found[what]
        if found < at:
            found = self._text.find(what, at)
            if found < 0:
                found = len(self._text)
            self._found[what] = found
        return found
