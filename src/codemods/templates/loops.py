"""``{% for %}`` tags, taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from codemods.templates.expressions import Argument
from codemods.templates.reader import Tag

__all__ = ["Loop", "loop_of"]

_COMMA = re.compile(r" *, *")


@dataclass(frozen=True, slots=True)
class Loop:
    """``{% for a, b in x reversed %}``: the names of an item and what is looped over."""

    names: tuple[str, ...]
    over: Argument


def loop_of(tag: Tag) -> Loop | None:
    """What a ``for`` tag says; None where Django would not understand it."""
    arguments = tag.arguments
    last = len(arguments) - (1 if arguments and arguments[-1].text == "reversed" else 0)
    if last < 3 or arguments[last - 2].text != "in":
        return None
    names = _COMMA.split(" ".join(argument.text for argument in arguments[: last - 2]))
    return Loop(tuple(names), arguments[last - 1])
