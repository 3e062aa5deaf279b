"""Ids of system checks in ``SILENCED_SYSTEM_CHECKS`` that a release has renamed or dropped."""

from __future__ import annotations

import ast
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
    outlives = True  # an id that no release knows silences nothing
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
            if not self.replaceable:  # older releases go by the old id
                if new is not None and new not in known:
                    advice = "Name both ids: older releases know the check by the old one."
                    yield site.flag(node=text, message=message, advice=advice)
            elif new is None or new in known:
                if holder_of(site, text) is None or _is_sought(site, old):
                    yield site.flag(node=text, message=message)
                elif isinstance(site.node, ast.AugAssign) and len(found) == 1:
                    yield site.fix(site.remove(site.node), node=text, message=message)
                else:
                    yield site.fix(take_out(site, text), node=text, message=message)
            else:
                yield site.fix(site.replace_in_string(text, old, new), node=text, message=message)


def _is_sought(site: Site, check: str) -> bool:
    """Whether an id may be taken out of the list by its value, here or where other settings build on these."""
    named = [text for value in entries_named(site, _NAME) for text in strings_in(value)]
    return any(one.value == check for one in named) or any(
        check in facts.strings
        for facts in site.index.users(*(f"{module}.{_NAME}" for module in site.module.names))
        if facts.path != site.module.path
    )
