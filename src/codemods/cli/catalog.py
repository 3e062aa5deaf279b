"""The rules of every surface as one list: what each is about, what it answers, and since when."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from codemods import ledger
from codemods.releases import Release
from codemods.report.tally import code_order
from codemods.rules.examples import Example, Fixes, Flags, Suggests

if TYPE_CHECKING:
    from codemods.rules.rule import Rule
    from codemods.templates.rule import TemplateRule

__all__ = ["Known", "answering", "catalog"]


AnyRule: TypeAlias = "type[Rule] | type[TemplateRule]"


@dataclass(frozen=True, slots=True)
class Known:
    """One rule as it is listed; ``verdicts`` are those that its examples show, the surest first."""

    rule: AnyRule
    code: str
    answers: tuple[str, ...]
    verdicts: tuple[str, ...]
    since: str
    until: str
    summary: str

    @property
    def text(self) -> str:
        """The whole docstring, without its indentation."""
        return inspect.cleandoc(self.rule.__doc__ or "")

    @property
    def releases(self) -> frozenset[Release]:
        """The feature releases whose ledger rows it answers."""
        entries = map(ledger.entry, self.answers)
        return frozenset(Release.parse(entry.release) for entry in entries if entry is not None)


@cache
def catalog() -> tuple[Known, ...]:
    """Every rule there is, the oldest release first."""
    from codemods.rules.registry import all_rules
    from codemods.rules.templates import template_rules

    rules: list[AnyRule] = [*all_rules(), *template_rules()]
    return tuple(sorted(map(_known, rules), key=lambda known: code_order(known.code)))


def answering(id: str) -> list[Known]:
    """The rules of this code, or else those that answer a ledger row of this id."""
    own = [known for known in catalog() if known.code == id]
    return own or [known for known in catalog() if id in known.answers]


def _known(rule: AnyRule) -> Known:
    answers = rule.answers()
    entries = [entry for entry in map(ledger.entry, answers) if entry is not None]
    since = min((Release.parse(entry.since) for entry in entries), default=None)
    until = max((Release.parse(entry.until) for entry in entries if entry.until), default=None)
    return Known(
        rule=rule,
        code=rule.change,
        answers=answers,
        verdicts=_verdicts(rule.examples),
        since=str(since or ""),
        until=str(until or ""),
        summary=rule.message(),
    )


def _verdicts(examples: Iterable[Example]) -> tuple[str, ...]:
    kinds = {type(example) for example in examples}
    return tuple(
        verdict for kind, verdict in ((Fixes, "fix"), (Suggests, "suggest"), (Flags, "flag")) if kind in kinds
    )
