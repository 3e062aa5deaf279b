"""Password hashers that a release makes work harder."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import ClassVar

from codemods.rewrite.answer import Answer
from codemods.rules.rule import Rule
from codemods.rules.shapes.collected_settings import entries_of
from codemods.rules.shapes.docstrings import insert_first
from codemods.rules.shapes.literals import key_of
from codemods.rules.shapes.overrides import sets
from codemods.rules.shapes.password_hashers import is_for_tests
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting, OnSubclass, Trigger

__all__ = ["HasherCosts"]

_SETTING = "PASSWORD_HASHERS"
_OWN_WAYS = ("encode", "params")


class HasherCosts(Rule):
    """A hasher has higher costs: told where it makes the hashes, which is the first entry of the list.

    Classes that build on it are suggested to say what it was, for those costs that they do not set themselves.
    """

    hasher: ClassVar[str] = ""
    costs: ClassVar[Mapping[str, str]] = {}
    """Attribute -> the text of its old value."""

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnSetting(_SETTING)
        yield OnSubclass(cls.hasher)

    def visit(self, site: Site) -> Iterator[Answer]:
        if isinstance(site.node, ast.ClassDef):
            yield from self._class(site, site.node)
        elif site.kind == "assign" and not is_for_tests(site) and not isinstance(site.node, ast.AugAssign):
            first = next(entries_of(site.given()), None)
            if first is not None and key_of(first) == self.hasher:
                yield site.flag(node=first)

    def _class(self, site: Site, node: ast.ClassDef) -> Iterator[Answer]:
        name = f"{site.module.name}.{node.name}"
        above = [one for one in site.index.ancestry(name)[1:] if site.index.class_facts(one)]
        if any(site.index.is_subclass(one, self.hasher) for one in above):
            return  # told where that class stands
        missing = [cost for cost in self.costs if not sets(site, node, cost)]
        if not missing:
            return
        if any(sets(site, node, way) for way in _OWN_WAYS):
            yield site.flag()
            return
        code = "\n".join(f"{cost} = {self.costs[cost]}" for cost in missing)
        assigned = [one for one in node.body if isinstance(one, ast.Assign | ast.AnnAssign)]
        if assigned:
            edit = site.insert_after(assigned[-1], code)
        else:
            edit = insert_first(site, node, code)
        yield site.suggest(edit)
