"""The API check: what a file takes from Django is looked up in the target release, rule or no rule."""

from __future__ import annotations

from codemods.engine.matching import Matcher
from codemods.releases import Range
from codemods.rewrite.answer import Answer
from codemods.source.module import Module

__all__ = ["ApiCheck"]


class ApiCheck:
    """Answers for names that held on the current release and do not hold on the target."""

    def __init__(self, matcher: Matcher, range: Range) -> None:
        self.matcher = matcher
        self.range = range

    def answers(self, module: Module, matcher: Matcher, answered: set[tuple[int, int]]) -> list[Answer]:
        return []
