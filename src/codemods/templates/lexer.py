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
_LINE_END = re.compile(r"[\r\n]")
_KINDS = {"%": Kind.TAG, "{": Kind.VARIABLE, "#": Kind.COMMENT}
_CLOSERS = {"%": "%}", "{": "}}", "#": "#}"}


def tokenize(text: str) -> list[Token]:
    r"""The tokens of ``text`` in order, none of them empty, neighbouring texts joined.

    A tag ends on the line that it begins on. Lines end at ``\n`` and at ``\r``, since Django reads files with
    universal newlines; form feeds and Unicode's line separators do not end a line.
    """
    tokens: list[Token] = []
    size = len(text)
    # Where the next closer of each kind and the next end of a line are: remembered, so that no part of the text is
    # searched twice.
    closers = {"%": -1, "{": -1, "#": -1}
    line_end = -1
    verbatim = ""  # the contents of the tag that ends the verbatim part that we are in
    done = at = 0
    while (match := _OPENER.search(text, at)) is not None:
        start = match.start()
        opener = text[start + 1]
        close = closers[opener]
        if close < start + 2:
            close = text.find(_CLOSERS[opener], start + 2)
            closers[opener] = close = size if close < 0 else close
        if line_end < start:
            ending = _LINE_END.search(text, start)
            line_end = ending.start() if ending is not None else size
        if close >= line_end:
            at = start + 1
            continue
        at = end = close + 2
        if verbatim or opener == "%":
            contents = text[start + 2 : close].strip() if opener == "%" else ""
            if verbatim:
                if contents != verbatim:
                    continue
                verbatim = ""
            elif contents[:8] == "verbatim" and (contents == "verbatim" or contents[8] == " "):
                verbatim = f"end{contents}"
        if start > done:
            tokens.append(Token(Kind.TEXT, done, start))
        tokens.append(Token(_KINDS[opener], start, end))
        done = end
    if done < size:
        tokens.append(Token(Kind.TEXT, done, size))
    return tokens
