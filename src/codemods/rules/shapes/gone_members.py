"""Methods and attributes of Django's classes that are gone without a successor of the same meaning."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from codemods.rewrite.answer import Answer
from codemods.rules.rule import Rule
from codemods.rules.shapes.mixed_in import overrides_hook_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnMember, OnMethod, OnSubclass, Trigger

__all__ = ["FlagMembers"]

Function = ast.FunctionDef | ast.AsyncFunctionDef


class FlagMembers(Rule):
    """A member is gone: overrides that nothing calls any more, and uses that fail, are for a person to decide."""

    members: ClassVar[Mapping[str, str]] = {}
    """``django.forms.Form.member`` -> what to do."""
    receivers: ClassVar[Sequence[str]] = ()
    """Last names of what certainly holds such an object, e.g. ``introspection`` for ``connection.introspection``."""

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        for name in cls.members:
            base, _, member = name.rpartition(".")
            yield OnSubclass(base)
            yield OnMember(base, member)
            yield OnMethod("", member)
            if cls.receivers:
                yield OnAttribute(member)
        yield from cls.triggers

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if isinstance(node, ast.ClassDef):
            yield from self._body(site, node)
            return
        if isinstance(node, Function):
            yield from self._mixed_in(site, node)
            return
        if not isinstance(node, ast.Attribute) or _is_super(node.value):
            return
        advice = self._advice(node.attr)
        if advice is None:
            return
        if site.qname == node.attr and _last(node.value) not in self.receivers:  # came by its name alone
            return
        yield site.flag(message=self.told(node.attr), advice=advice)

    def _body(self, site: Site, node: ast.ClassDef) -> Iterator[Answer]:
        for statement in node.body:
            if isinstance(statement, Function):
                names = [statement.name]
            elif isinstance(statement, ast.Assign):
                names = [one.id for one in statement.targets if isinstance(one, ast.Name)]
            elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
                names = [statement.target.id]
            else:
                continue
            for name in names:
                advice = self._advice(name)
                if advice is not None:
                    yield site.flag(node=statement, message=self.told(name), advice=advice)

    def _mixed_in(self, site: Site, node: Function) -> Iterator[Answer]:
        """An override in a class that the repository puts before one of Django's; what descends is seen as a class."""
        class_, advice = site.class_, self._advice(node.name)
        bases = [full.rpartition(".")[0] for full in self.members if full.rpartition(".")[2] == node.name]
        if class_ is None or advice is None or site.descends(class_, *bases):
            return
        if overrides_hook_of(site, class_, *bases):
            yield site.flag(message=self.told(node.name), advice=advice)

    def _advice(self, name: str) -> str | None:
        return next((text for full, text in self.members.items() if full.rpartition(".")[2] == name), None)

    def told(self, name: str) -> str:
        """What is wrong with the member, in words."""
        first, last, removal = self.lifetime()
        if removal and not self.gone:
            return f"{name} is deprecated since Django {first}"
        return f"{name} was removed in Django {last or first}"


def _last(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _is_super(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "super"
