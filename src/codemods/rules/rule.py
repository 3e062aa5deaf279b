"""What every rule is."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from codemods import ledger
from codemods.docstrings import message_of
from codemods.releases import OLDEST, Range, Release
from codemods.rules.examples import Example
from codemods.rules.triggers import Trigger

if TYPE_CHECKING:
    from codemods.index.index import Index
    from codemods.rewrite.answer import Answer
    from codemods.rules.site import Site

__all__ = ["Rule"]


class Rule:
    """One change between two releases of Django: what it subscribes to, and what it answers at a place.

    Subclasses are named after their change and hold, in this order: a docstring (one sentence that is the finding's
    message when nothing more exact is said), ``change`` (the ledger id, which is the rule's code), ``also`` (further
    ledger ids that it answers), data of its shape, ``examples``, and the methods where it has any of its own.
    """

    change: ClassVar[str] = ""
    also: ClassVar[tuple[str, ...]] = ()
    examples: ClassVar[Sequence[Example]] = ()
    triggers: ClassVar[tuple[Trigger, ...]] = ()
    advice: ClassVar[str] = ""
    available: ClassVar[str] = ""
    """The first release that has what the rule writes, where the API tables cannot tell from ``needs``."""
    needs: ClassVar[tuple[str, ...]] = ()
    """Dotted names that the rule writes: each must exist in every release that the result must run on."""
    modernizes: ClassVar[bool] = False
    """True for new idioms that no removal forces; derived from the ledger's kind where the row says so."""
    since: ClassVar[str] = ""
    until: ClassVar[str] = ""
    partly: ClassVar[bool] = False
    """True where some places cannot be seen: the reading list names the change as well."""
    always: ClassVar[bool] = False
    """True where the rule tells by itself, from the run's range, whether a place is hit."""
    pins_default: ClassVar[bool] = False
    """True where the rule writes down what a call did of itself and no longer does. It counts what the code was before the
    run: a guard that goes on the way may have seen to it."""
    outlives: ClassVar[bool] = False
    """True where the old form may stay for the releases that need it, as it does no harm elsewhere, or as more than this
    rule tells of it. Of any other that cannot be rewritten for all releases that count, a flag is made."""
    supposing: bool = False
    """True while the rule is asked what it would do if what it writes were in every release that counts."""
    hesitant: bool = False
    """True where what the rule could fix is for a person to say, in this run."""

    def __init__(self, range: Range) -> None:
        self.range = range

    # -- metadata ----------------------------------------------------------------------------------------------------

    @classmethod
    def answers(cls) -> tuple[str, ...]:
        """Every ledger id that the rule answers, its own code first."""
        return (cls.change, *cls.also)

    @classmethod
    def message(cls) -> str:
        """What a finding says: the first paragraph of the docstring, without its markup."""
        return message_of(cls)

    @classmethod
    def subscriptions(cls) -> Iterable[Trigger]:
        """What the rule looks for; shapes derive it from their data."""
        return cls.triggers

    @classmethod
    def lifetime(cls) -> tuple[Release, Release | None, bool]:
        """From which release the old form is deprecated or changed, when it goes, and whether it is a removal."""
        first: Release | None = None
        last: Release | None = None
        removal = False
        open_end = False
        for id in cls.answers():
            entry = ledger.entry(id)
            if entry is None:
                continue
            began = entry.since_release
            first = began if first is None or began < first else first
            if entry.kind in ("removed", "deprecated"):
                removal = True
                end = entry.until_release
                if end is None:
                    open_end = True
                elif last is None or end > last:
                    last = end
        if cls.since:
            first = Release.parse(cls.since)
        if cls.until:
            last, removal, open_end = Release.parse(cls.until), True, False
        return first or OLDEST, None if open_end else last, removal

    @classmethod
    def active(cls, range: Range, modernize: bool = False) -> bool:
        """Whether the change lies on the way from the current release to the target."""
        if cls.always:
            return True
        entry = ledger.entry(cls.change)
        first, last, removal = cls.lifetime()
        start = range.began or OLDEST
        if cls.is_idiom():
            return modernize and first <= range.supports
        if removal:
            return first <= range.target and (last is None or start < last)
        if entry is not None and entry.arrived:
            return entry.is_patched_in(range.current, range.target)
        return start < first <= range.target

    @classmethod
    def is_idiom(cls) -> bool:
        """Whether the rule is about a new idiom that no removal forces."""
        entry = ledger.entry(cls.change)
        return cls.modernizes or (entry is not None and entry.kind == "new-idiom")

    @property
    def gone(self) -> bool:
        """Whether the old form no longer works on the target at all (rather than being deprecated there)."""
        last = self.lifetime()[1]
        return last is not None and last <= self.range.target

    @property
    def replaceable(self) -> bool:
        """Whether what the rule writes exists in every release that the result must run on."""
        if self.supposing:
            return True
        oldest = self.range.supports
        if self.available and oldest < Release.parse(self.available):
            return False
        if not self.needs:
            return True
        from codemods.django import api

        return all(api.exists(name, release) for name in self.needs for release in self.range.supported)

    glance: ClassVar[Callable[[Any, ast.Call], bool] | None] = None
    """A method that tells by the nodes of a call alone whether it may be of interest, where most are not: it spares the
    rest of the work there. A rule that has it sees calls only, of what it subscribes to by ``OnCall``, ``OnAttribute`` and
    ``OnKeyword``."""

    def concerns(self, index: Index) -> bool:
        """Whether a repository has what the rule's words are about; asked once, to spare a look at every module."""
        return True

    # -- answers -----------------------------------------------------------------------------------------------------

    def visit(self, site: Site) -> Iterable[Answer]:
        """The rule's answers at one site; none where the place is not hit after all."""
        raise NotImplementedError(type(self).__name__)
