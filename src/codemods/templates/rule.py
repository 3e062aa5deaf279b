"""What a template rule is, and what it gets to see.

A rule is a class: its docstring says what changed, ``change`` and ``also`` name the ledger rows that it answers, it
subscribes to tags, filters, attributes or names of templates, and its ``examples`` are its tests and documentation. It
answers with what ``Site`` makes: a fix, a suggestion or a flag, at a node of the template. It never sees an offset.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import ClassVar, Protocol

from codemods.docstrings import message_of
from codemods.findings import Edit, Verdict
from codemods.ledger import Entry, entry
from codemods.releases import Range, Release
from codemods.rules.examples import Example, Fixes, Flags, Keeps, Suggests
from codemods.templates.context import TemplateContext
from codemods.templates.expressions import Filter, Operand
from codemods.templates.libraries import Names
from codemods.templates.reader import Tag, Template, Use

__all__ = [
    "Answer",
    "Answers",
    "Fixes",
    "Flags",
    "Keeps",
    "Site",
    "Span",
    "Suggests",
    "TemplateRule",
    "is_active",
    "is_named",
]


class Span(Protocol):
    """Anything that stands somewhere in a template: a node, an argument, a filter, an element, a match of ``Here``."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Answer:
    """What a rule says at a place. The edits are applied together or not at all."""

    verdict: Verdict
    start: int
    end: int
    message: str = ""
    advice: str = ""
    edits: tuple[Edit, ...] = ()


Answers = Iterator[Answer]


@dataclass(frozen=True)
class Site:
    """One template as a rule sees it."""

    template: Template
    context: TemplateContext
    range: Range
    names: Names
    name: str

    def fix(self, at: Span, *edits: Edit, message: str = "", advice: str = "") -> Answer:
        """A rewrite that keeps what the page shows, decided from the template alone."""
        return Answer(Verdict.FIX, at.start, at.end, message, advice, edits)

    def suggest(self, at: Span, *edits: Edit, message: str = "", advice: str = "") -> Answer:
        """A rewrite that needs a person's yes."""
        return Answer(Verdict.SUGGEST, at.start, at.end, message, advice, edits)

    def flag(self, at: Span, message: str = "", advice: str = "") -> Answer:
        """The place is certain, what to do is not."""
        return Answer(Verdict.FLAG, at.start, at.end, message, advice)

    def flag_file(self, message: str = "", advice: str = "") -> Answer:
        """The template as a whole is hit; said at its beginning."""
        return Answer(Verdict.FLAG, 0, 0, message, advice)

    def is_tag(self, name: str, *libraries: str) -> bool:
        """True where ``{% name %}`` is Django's here: built in, or from one of the ``libraries``."""
        return name not in self.names.foreign_tags and self.names.brings(name, libraries)

    def is_filter(self, name: str, *libraries: str) -> bool:
        """True where ``|name`` is Django's here: built in, or from one of the ``libraries``."""
        return name not in self.names.foreign_filters and self.names.brings(name, libraries)

    def setting(self, name: str) -> object:
        """The value of a setting, None where it is not known or not set."""
        return self.context.settings.get(name)

    @cached_property
    def extends(self) -> str:
        """The name of the template that this one extends, where it is a literal."""
        return self.template.extends

    @property
    def is_copy(self) -> bool:
        """True where the template stands in for another of its name, and does not build on one."""
        return not self.template.is_child

    def find(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The matches of a pattern in what stands between the tags."""
        for token in self.template.texts:
            yield from pattern.finditer(self.template.text, token.start, token.end)


class TemplateRule:
    """The base of every template rule. What a rule subscribes to decides which of its methods are called.

    ``tags`` and ``filters`` are names, Django's own as long as they come from one of the ``libraries`` (from the
    built-in ones where that is empty); ``attributes`` are last parts of variables (``is_ajax`` for
    ``request.is_ajax``). ``templates`` are patterns of template names that the rule is about, ``parents`` names of
    templates that a template must extend; they limit the rule to such templates, to those that fit either where both
    are given. ``words`` are texts of which one must stand in a template that the rule can say anything about; where
    there are none, one of its tags, filters or attributes must. A rule without any of these is asked about every
    template that it is not limited away from. ``shape`` is a pattern that must be found besides, where a name says
    too little; it has to match in bytes read as Latin-1, too, and to take linear time.

    ``in_comments`` is true for a rule whose fixes say the same in other words: they are made in ``{% comment %}`` as well.
    ``available`` is the first release that has what the rewrite uses. ``partly`` is true for a rule that cannot see
    some places: the reading list names the change as well.
    """

    change: ClassVar[str]
    also: ClassVar[tuple[str, ...]] = ()
    tags: ClassVar[tuple[str, ...]] = ()
    filters: ClassVar[tuple[str, ...]] = ()
    attributes: ClassVar[tuple[str, ...]] = ()
    libraries: ClassVar[tuple[str, ...]] = ()
    templates: ClassVar[tuple[str, ...]] = ()
    parents: ClassVar[tuple[str, ...]] = ()
    words: ClassVar[tuple[str, ...]] = ()
    shape: ClassVar[re.Pattern[str] | None] = None
    in_comments: ClassVar[bool] = False
    partly: ClassVar[bool] = False
    available: ClassVar[str] = ""
    advice: ClassVar[str] = ""
    examples: ClassVar[tuple[Example, ...]] = ()
    example_context: ClassVar[TemplateContext] = TemplateContext()

    def on_tag(self, site: Site, tag: Tag) -> Iterable[Answer]:
        """A tag of one of the names in ``tags``."""
        return ()

    def on_filter(self, site: Site, use: Use, found: Filter) -> Iterable[Answer]:
        """A filter of one of the names in ``filters``; ``use`` is the expression that it is part of."""
        return ()

    def on_attribute(self, site: Site, use: Use, found: Operand) -> Iterable[Answer]:
        """A variable that ends in one of ``attributes``: the base of ``use``, or the argument of a filter of it."""
        return ()

    def on_template(self, site: Site) -> Iterable[Answer]:
        """The template as a whole, after everything in it."""
        return ()

    # What the engine asks.

    @classmethod
    def answers(cls) -> tuple[str, ...]:
        """The ledger ids that the rule answers; the first is the code of its findings."""
        return (cls.change, *cls.also)

    @classmethod
    def changes(cls) -> list[Entry]:
        """What the ledger says of each of them."""
        return [_entry(code) for code in cls.answers()]

    @classmethod
    def message(cls) -> str:
        """What a finding says: the first paragraph of the docstring, without its markup."""
        return message_of(cls)

    @classmethod
    def subscriptions(cls) -> tuple[str, ...]:
        """The names of tags, filters and attributes that the rule waits for."""
        return (*cls.tags, *cls.filters, *cls.attributes)

    @classmethod
    def words_in(cls, context: TemplateContext) -> tuple[str, ...]:
        """The ``words`` in these surroundings, for a rule that looks for names which the repository gives."""
        return cls.words

    @classmethod
    def shape_in(cls, context: TemplateContext) -> re.Pattern[str] | None:
        """The ``shape`` in these surroundings, as ``words_in``."""
        return cls.shape

    @classmethod
    def is_limited(cls) -> bool:
        """True where the rule is about certain templates only."""
        return bool(cls.templates or cls.parents)

    @classmethod
    def active(cls, range: Range, modernize: bool = False) -> bool:
        """True where one of the changes that the rule answers lies on the way of the run."""
        return any(is_active(change, range, modernize) for change in cls.changes())

    @classmethod
    def can_rewrite(cls, range: Range) -> bool:
        """True where what the rule writes exists in every release that the code must run on."""
        return not cls.available or range.supports >= Release.parse(cls.available)

    @classmethod
    def is_gone(cls, range: Range) -> bool:
        """True where the target release has removed what the rule is about."""
        ends = [change.until_release for change in cls.changes()]
        return any(end is not None and end <= range.target for end in ends)


def is_active(change: Entry, range: Range, modernize: bool) -> bool:
    """True where a change concerns code that runs on ``range.began`` and is to run on ``range.target``.

    A removal or deprecation does as long as the current release may still have what is removed and the target has at
    least deprecated it; a change of behaviour when it lies between the two; a new idiom with ``modernize``, where all
    supported releases have it. What a patch release changed comes along with every series that it was brought to.
    """
    release = Release.parse(change.release)
    if change.kind == "new-idiom":
        return modernize and release <= range.supports
    if change.arrived:
        return change.is_patched_in(range.current, range.target)
    until = change.until_release
    if until is not None:
        return (range.began is None or range.began < until) and change.since_release <= range.target
    return range.passes(release)


def _entry(code: str) -> Entry:
    found = entry(code)
    if found is None:
        raise LookupError(f"The ledger has no row {code}.")
    return found


@cache
def _glob(pattern: str) -> Callable[[str], re.Match[str] | None]:
    """A matcher of template names: ``*`` is any part without a slash, ``**/`` any folders or none."""
    parts = re.split(r"(\*\*/|\*)", pattern)
    regex = "".join({"**/": "(?:[^/]+/)*", "*": "[^/]*"}.get(part) or re.escape(part) for part in parts)
    return re.compile(regex).fullmatch


def is_named(name: str, patterns: Iterable[str]) -> bool:
    """True where one of the patterns fits a template's name."""
    return any(_glob(pattern)(name) for pattern in patterns)
