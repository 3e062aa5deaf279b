"""What Django's own tags are to the parser: which open a block, how it goes on, and what ends it.

The tags of every release since 1.2 are here together, the removed ones too: old templates are what we read.
"""

from __future__ import annotations

__all__ = ["BLOCKS", "BRANCHES", "CONDITIONS", "ENDS", "TRANSLATIONS", "closer_of"]

BLOCKS: dict[str, frozenset[str]] = {
    "autoescape": frozenset(),
    "block": frozenset(),
    "blocktrans": frozenset({"plural"}),
    "blocktranslate": frozenset({"plural"}),
    "cache": frozenset(),
    "comment": frozenset(),
    "filter": frozenset(),
    "for": frozenset({"empty"}),
    "if": frozenset({"elif", "else"}),
    "ifchanged": frozenset({"else"}),
    "ifequal": frozenset({"else"}),
    "ifnotequal": frozenset({"else"}),
    "language": frozenset(),
    "localize": frozenset(),
    "localtime": frozenset(),
    "partialdef": frozenset(),
    "spaceless": frozenset(),
    "timezone": frozenset(),
    "verbatim": frozenset(),
    "with": frozenset(),
}
"""The tags that open a block, and the tags that may divide it."""

ENDS: dict[str, str] = {f"end{name}": name for name in BLOCKS}
"""The tags that end a block of Django's, and what opens it."""

BRANCHES = frozenset(name for names in BLOCKS.values() for name in names)
"""The tags that divide a block."""

TRANSLATIONS = frozenset({"blocktrans", "blocktranslate"})
"""The blocks that hold a message: what stands in them is a name in a translation, no expression."""

CONDITIONS = frozenset({"if", "elif"})
"""The tags whose arguments are one condition with operators."""


def closer_of(name: str) -> str:
    """The name of the tag that ends a block, by the custom that all of Django's tags follow."""
    return f"end{name}"
