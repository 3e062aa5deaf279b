"""Attributes of database backends' features and operations that have another name now."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from codemods.rewrite.answer import Answer
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnSubclass, Trigger
from codemods.source.names import last_name

__all__ = ["RenameBackendMembers"]


class RenameBackendMembers(Rule):
    """A flag or method of a part of a backend is called otherwise: in its class, and at ``connection.<part>.<name>``."""

    of: ClassVar[str] = ""
    """The class of the part, e.g. ``django.db.backends.base.features.BaseDatabaseFeatures``."""
    parts: ClassVar[Sequence[str]] = ()
    """What the part is called on a connection: ``features``, ``ops``, ``introspection``."""
    rename: ClassVar[Mapping[str, str]] = {}

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnSubclass(cls.of)
        for name in cls.rename:
            yield OnAttribute(name)
        yield from cls.triggers

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.ClassDef):
            for statement in node.body:
                target: ast.AST | None = None
                if isinstance(statement, ast.FunctionDef):
                    target = statement
                elif isinstance(statement, ast.Assign) and len(statement.targets) == 1:
                    target = statement.targets[0]
                elif isinstance(statement, ast.AnnAssign):
                    target = statement.target
                name = target.name if isinstance(target, ast.FunctionDef) else getattr(target, "id", "")
                if target is None or name not in self.rename:
                    continue
                new = self.rename[name]
                named = set(site.module.walk.scope_of[node].bindings)
                others = [old for old in named if self.rename.get(old) == new]
                if new in named or len(others) > 1:
                    yield site.flag(
                        node=target,
                        message=f"{name} is {new} now",
                        advice=f"Define {new} once; the class has several that would be called so.",
                    )
                else:
                    yield self._answer(site, target, name)
            return
        if not isinstance(node, ast.Attribute):
            return
        owner = node.value
        part = last_name(owner)
        class_ = site.class_
        own = part == "self" and class_ is not None and site.descends(class_, self.of)
        if part in self.parts or own:
            yield self._answer(site, node, node.attr)

    def _answer(self, site: Site, node: ast.AST, name: str) -> Answer:
        message = f"{name} is {self.rename[name]} now"
        if self.replaceable:
            return site.fix(site.replace_name(node, self.rename[name]), node=node, message=message)
        return site.flag(node=node, message=message)
