"""Colours for terminals, and text that cannot do anything to one."""

from __future__ import annotations

__all__ = ["PLAIN", "VERDICT_COLOURS", "Style", "printable", "width_of"]

_CODES = {
    "bold": "1",
    "dim": "2",
    "underline": "4",
    "red": "31",
    "green": "32",
    "yellow": "33",
    "blue": "34",
    "magenta": "35",
    "cyan": "36",
}

VERDICT_COLOURS = {"fix": "green", "suggest": "yellow", "flag": "magenta"}


class Style:
    """Wraps text in escape sequences, or leaves it alone where colour is not wanted."""

    __slots__ = ("enabled",)

    def __init__(self, enabled: bool) -> None:
        self.enabled = enabled

    def __call__(self, text: str, *names: str) -> str:
        if not self.enabled or not text:
            return text
        return f"\x1b[{';'.join(_CODES[name] for name in names)}m{text}\x1b[0m"


PLAIN = Style(False)


def printable(text: str) -> str:
    """``text`` on one line, with control characters as pictures: a file's content must not drive the terminal."""
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else _picture(character) for character in text)


def _picture(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    # Spaces other than the plain one are not "printable", and harmless; the rest includes what reverses text.
    return " " if character.isspace() and code >= 0xA0 else "\ufffd"


def width_of(text: str) -> int:
    """The columns that ``text`` takes on a screen: two for wide characters, none for combining ones."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(
        0
        if combining(character) or character in "\u200b\u200c\u200d\ufe0e\ufe0f"
        else 2
        if east_asian_width(character) in "WF"
        else 1
        for character in text
    )
