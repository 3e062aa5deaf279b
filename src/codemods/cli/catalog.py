"""The rules of every surface as one list: what each is about, what it answers, and since when."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from codemods import ledger
from codemods.codes import OWN
from codemods.releases import Release
from codemods.report.tally import code_order
from codemods.rules.examples import Example, Fixes, Flags, Suggests

__all__ = ["Known", "answering", "catalog"]


@dataclass(frozen=True, slots=True)
class Known:
    """One code as it is listed; ``verdicts`` are those that its examples show, the surest first.

    ``text`` is all that it says of itself and ``summary`` the first sentence of that; ``answers`` are ledger ids,
    with the code itself where it is one. ``partly``: places that the rule cannot see are left to the reading list.
    """

    code: str
    answers: tuple[str, ...]
    text: str
    examples: Sequence[Example] = ()
    partly: bool = False

    @property
    def summary(self) -> str:
        return " ".join(self.text.split("\n\n")[0].split()).rstrip(".")

    @property
    def verdicts(self) -> tuple[str, ...]:
        kinds = {type(example) for example in self.examples}
        verdicts: tuple[tuple[type[Example], str], ...] = (
            (Fixes, "fix"),
            (Suggests, "suggest"),
            (Flags, "flag"),
        )
        return tuple(verdict for kind, verdict in verdicts if kind in kinds)

    @property
    def releases(self) -> frozenset[Release]:
        """The feature releases whose ledger rows it answers."""
        return frozenset(Release.parse(entry.release) for entry in self._entries())

    @property
    def since(self) -> str:
        """Empty, as ``until``, for a code that is about no change of its own but about many."""
        if self.code in OWN:
            return ""
        return str(min((Release.parse(entry.since) for entry in self._entries()), default=""))

    @property
    def until(self) -> str:
        if self.code in OWN:
            return ""
        return str(max((Release.parse(entry.until) for entry in self._entries() if entry.until), default=""))

    def _entries(self) -> list[ledger.Entry]:
        return [entry for entry in map(ledger.entry, self.answers) if entry is not None]


@cache
def catalog() -> tuple[Known, ...]:
    """Every rule and every code of our own, the oldest release first."""
    return tuple(sorted([*_rules(), *_own()], key=lambda known: code_order(known.code)))


def answering(id: str) -> list[Known]:
    """What goes by this code, or else what answers a ledger row of this id."""
    own = [known for known in catalog() if known.code == id]
    return own or [known for known in catalog() if id in known.answers]


def _rules() -> Iterable[Known]:
    from codemods.rules.registry import all_rules
    from codemods.rules.templates import template_rules
    from codemods.scripts import OTHERS
    from codemods.scripts import all_rules as script_rules
    from codemods.static import all_rules as static_rules

    for rule in all_rules():
        text = inspect.cleandoc(rule.__doc__ or "")
        yield Known(rule.change, rule.answers(), text, rule.examples, rule.partly)
    for template_rule in template_rules():
        text = inspect.cleandoc(template_rule.__doc__ or "")
        yield Known(
            template_rule.change, template_rule.answers(), text, template_rule.examples, template_rule.partly
        )
    for script_rule in script_rules():
        text = inspect.cleandoc(script_rule.__doc__ or "")
        yield Known(script_rule.change, script_rule.ids(), text, script_rule.examples)
    for code, text in OTHERS.items():
        yield Known(code, (code,), text)
    for static_rule in static_rules():
        text = inspect.cleandoc(static_rule.__doc__ or "")
        yield Known(static_rule.change, static_rule.answers(), text, static_rule.examples)


def _own() -> Iterable[Known]:
    from codemods.pins import answers

    answered = answers()
    for code, text in OWN.items():
        yield Known(code, answered.get(code, ()), text)
