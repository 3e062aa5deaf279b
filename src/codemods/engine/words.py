"""Which of the triggers that name words are called for by the words of a file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Generic, TypeVar

from codemods.source.module import Module

__all__ = ["WordTable"]

_RUN = re.compile(r"[A-Za-z0-9_\u0080-\U0010ffff]+")  # as ``Module.words`` has them
_Item = TypeVar("_Item")


class WordTable(Generic[_Item]):
    """Finds the items of which a file holds one of the words, be it as a part of a longer one.

    A repository says the same words over and over: each is looked into once, and remembered for the files to come.
    """

    def __init__(self, items: Iterable[tuple[tuple[str, ...], _Item]]) -> None:
        self._always: list[_Item] = []  # those that name no words
        # What has no word characters is looked for in the text itself.
        self._signs: list[tuple[str, _Item]] = []
        self._wanted: dict[bytes, list[tuple[str, _Item]]] = {}  # by what a file's words have to hold
        for words, item in items:
            if not words:
                self._always.append(item)
            for word in words:
                run = _longest_run(word).encode()
                if run:
                    whole = "" if _RUN.fullmatch(word) else word
                    self._wanted.setdefault(run, []).append((whole, item))
                else:
                    self._signs.append((word, item))
        self._seen: set[bytes] = set()
        self._telling: dict[bytes, tuple[bytes, ...]] = {}  # word -> what of the wanted it holds

    def found(self, module: Module) -> list[_Item]:
        """The items that a file calls for, each once."""
        words = module.words
        new = words - self._seen
        if new:
            self._learn(new)
        runs: set[bytes] = set()
        for word in self._telling.keys() & words:
            runs.update(self._telling[word])
        found = dict.fromkeys(self._always)
        text = module.text
        for run in runs:
            for whole, item in self._wanted[run]:
                if item not in found and (not whole or whole in text):
                    found[item] = None
        for signs, item in self._signs:
            if signs in text:
                found[item] = None
        return list(found)

    def _learn(self, new: set[bytes]) -> None:
        self._seen |= new
        lines = b"\n".join((b"", *new, b""))
        for run in self._wanted:
            at = lines.find(run)
            while at >= 0:
                end = lines.find(b"\n", at + 1)
                word = lines[lines.rfind(b"\n", 0, at + 1) + 1 : end]
                self._telling[word] = (*self._telling.get(word, ()), run)
                at = lines.find(run, end)


def _longest_run(word: str) -> str:
    """The longest run of word characters in a word, with a line end where another character must stand beside it."""
    runs = []
    for match in _RUN.finditer(word):
        start, end = match.span()
        runs.append("\n" * (start > 0) + match[0] + "\n" * (end < len(word)))
    return max(runs, key=len, default="")
