"""Ids of system checks in ``SILENCED_SYSTEM_CHECKS`` that a release has renamed or dropped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from codemods.rewrite.answer import Answer
from codemods.rules.rule import Rule
from codemods.rules.shapes.collected_settings import entries_named
from codemods.rules.shapes.entries import holder_of, take_out
from codemods.rules.shapes.literals import strings_in
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule, OnSetting

__all__ = ["SilencedChecks"]

_NAME = "SILENCED_SYSTEM_CHECKS"


class SilencedChecks(Rule):
    """A check that has another id, by which it is to be silenced, or that is no check any more."""

    ids: ClassVar[Mapping[str, str | None]] = {}
    """Old id -> new id, or None for a check that is gone."""
    triggers = (OnSetting(_NAME), OnModule((_NAME,), roles=("settings",)))

    def visit(self, site: Site) -> Iterator[Answer]:
        values = list(entries_named(site, _NAME)) if site.kind == "module" else [site.given()]
        found = [text for value in values if value is not None for text in strings_in(value)]
        known = {one.value for one in found}
        for text in found:
            old = str(text.value)
            if old not in self.ids:
                continue
            new = self.ids[old]
            message = f"The check {old} is no check any more" if new is None else f"The check {old} is {new}"
            if self.replaceable and (new is None or new in known):
                if holder_of(site, text) is None:
                    yield site.flag(node=text, message=message)
                else:
                    yield site.fix(take_out(site, text), node=text, message=message)
            elif self.replaceable and new is not None:
                yield site.fix(site.replace_in_string(text, old, new), node=text, message=message)
            elif self.gone:
                yield site.flag(node=text, message=message)
