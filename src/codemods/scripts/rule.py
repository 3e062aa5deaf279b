"""What a rule on command lines is, and what it may ask of the run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

from codemods.findings import Edit, Verdict
from codemods.ledger import entry
from codemods.releases import Range, Release
from codemods.rules.examples import Example
from codemods.scripts.calls import Call
from codemods.scripts.kinds import ScriptFile
from codemods.scripts.words import Word

__all__ = ["Answer", "Project", "Run", "ScriptRule"]


@dataclass(frozen=True)
class Project:
    """What rules may know of the repository. ``commands`` are the names of its own management commands, whose calls
    are its own affair; ``databases`` the aliases in ``DATABASES``, None where nobody knows. ``find_fixtures`` gives the
    names of the files that could be fixtures, without their endings; it is only asked where a fixture is named.
    ``unmigrated``: whether an application of the repository has models and no migrations.
    """

    commands: frozenset[str] = frozenset()
    databases: tuple[str, ...] | None = None
    find_fixtures: Callable[[], frozenset[str]] | None = None
    unmigrated: bool = False

    @cached_property
    def fixtures(self) -> frozenset[str] | None:
        """The names of the fixtures, None where nobody knows."""
        return self.find_fixtures() if self.find_fixtures is not None else None


@dataclass(frozen=True, slots=True)
class Run:
    """The file that a call stands in, and the way of the run."""

    path: str
    text: str = field(repr=False)
    kind: ScriptFile
    range: Range
    project: Project


@dataclass(frozen=True, slots=True)
class Answer:
    """What a rule says of one call. ``words`` are what the finding points at."""

    verdict: Verdict
    message: str
    advice: str
    words: tuple[Word, ...]
    edits: tuple[Edit, ...] = ()


class ScriptRule:
    """Base of the rules on command lines.

    ``change`` is the ledger id that the rule's findings carry, ``answers`` all ids that it answers (deprecation and
    removal have a row each). ``commands`` are the names of the commands whose calls it wants to see; ``"*"`` stands for
    every call, even one without a command. ``needs`` is the first release that knows what the rule writes: where an
    older one is to be supported the place is only flagged. ``in_docs`` is false where a mention in a document is no
    news to its readers. ``words``: a text without any of them holds nothing for the rule (it need not say what its
    commands say).
    """

    change: ClassVar[str]
    answers: ClassVar[tuple[str, ...]] = ()
    commands: ClassVar[tuple[str, ...]] = ("*",)
    needs: ClassVar[Release | None] = None
    in_docs: ClassVar[bool] = True
    words: ClassVar[tuple[str, ...]] = ()
    own_commands_too: ClassVar[bool] = False
    examples: ClassVar[Sequence[Example]] = ()

    @classmethod
    def ids(cls) -> tuple[str, ...]:
        """All ledger ids that the rule answers, its own first."""
        return (cls.change, *(id for id in cls.answers if id != cls.change))

    @classmethod
    def is_active(cls, range: Range, modernize: bool) -> bool:
        """True where one of the changes lies on the way of the run."""
        return any(_is_on_the_way(id, range, modernize) for id in cls.ids())

    @classmethod
    def may_concern(cls, text: str) -> bool:
        """False for a text that holds no word of the rule's."""
        words = cls.words or (() if "*" in cls.commands else cls.commands)
        return not words or any(word in text for word in words)

    def check(self, call: Call, run: Run) -> Answer | None:
        """What is to be said of a call; None for nothing."""
        raise NotImplementedError


def _is_on_the_way(id: str, range: Range, modernize: bool) -> bool:
    row = entry(id)
    if row is None:
        return False
    if row.kind == "new-idiom" and not modernize:
        return False
    if row.arrived:
        return row.is_patched_in(range.current, range.target)
    if row.kind in ("removed", "deprecated"):
        until = row.until_release
        can_be_met = range.began is None or until is None or until > range.began
        return can_be_met and row.since_release <= range.target
    return range.passes(Release.parse(row.release))
