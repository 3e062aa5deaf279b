"""Class statements: bases, decorators, class attributes and ``Meta`` options that are dropped or renamed."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from codemods.rewrite.answer import Answer
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnName, OnSubclass, Trigger

__all__ = ["ChangeClass"]


class ChangeClass(Rule):
    """Something in a class statement is no longer needed, or has another name."""

    drop_bases: ClassVar[Sequence[str]] = ()
    """Dotted names that are taken out of base lists (``object`` takes nobody's place)."""
    drop_decorators: ClassVar[Sequence[str]] = ()
    """Dotted names of decorators that do nothing any more."""
    of: ClassVar[Sequence[str]] = ()
    """Classes whose subclasses the two following are about."""
    attributes: ClassVar[Mapping[str, str | None]] = {}
    """Class attribute -> new name, None to drop it."""
    meta: ClassVar[Mapping[str, str | None]] = {}
    """Option of the inner ``Meta`` -> new name, None to drop it."""
    flag_attributes: ClassVar[Mapping[str, str]] = {}
    """Class attribute that means nothing any more -> what to do."""

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        for name in (*cls.drop_bases, *cls.drop_decorators):
            yield OnName(name)
        for name in cls.of:
            yield OnSubclass(name)
        yield from cls.triggers

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind == "class" and isinstance(site.node, ast.ClassDef):
            yield from self._body(site, site.node)
            return
        if site.kind != "use":
            return
        node: ast.AST = site.node
        parent = site.parent
        if isinstance(parent, ast.Call) and parent.func is node and not parent.args:
            node, parent = parent, site.module.parents.get(parent)
        if not self.replaceable:
            return
        if isinstance(parent, ast.ClassDef) and node in parent.bases and self.drop_bases:
            yield site.fix(site.drop_base(parent, node), message=f"{site.qname} is not needed as a base")
        elif isinstance(parent, ast.ClassDef | ast.FunctionDef) and node in parent.decorator_list:
            if self.drop_decorators:
                yield site.fix(
                    site.drop_decorator(parent, node),
                    message=f"@{site.qname.rpartition('.')[2]} does nothing any more",
                )

    def _body(self, site: Site, node: ast.ClassDef) -> Iterator[Answer]:
        yield from self._assignments(site, node, self.attributes, "class attribute")
        for name, advice in self.flag_attributes.items():
            for statement, _ in _assigned(node, name):
                yield site.flag(node=statement, message=f"{name} means nothing any more", advice=advice)
        if self.meta:
            for inner in node.body:
                if isinstance(inner, ast.ClassDef) and inner.name == "Meta":
                    yield from self._assignments(site, inner, self.meta, "Meta option")

    def _assignments(
        self, site: Site, node: ast.ClassDef, names: Mapping[str, str | None], what: str
    ) -> Iterator[Answer]:
        for name, new in names.items():
            for statement, target in _assigned(node, name):
                if not self.replaceable:
                    if self.gone:
                        yield site.flag(node=statement, message=f"The {what} {name} is gone")
                elif new is None:
                    yield site.fix(
                        site.remove(statement),
                        node=statement,
                        message=f"The {what} {name} means nothing any more",
                    )
                elif any(True for _ in _assigned(node, new)):
                    yield site.flag(
                        node=statement, message=f"The {what} {name} is {new} now, and both are there"
                    )
                else:
                    yield site.fix(
                        site.replace_name(target, new),
                        node=statement,
                        message=f"The {what} {name} is {new} now",
                    )


def _assigned(node: ast.ClassDef, name: str) -> Iterator[tuple[ast.stmt, ast.Name]]:
    for statement in node.body:
        if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
            target = statement.targets[0]
        elif isinstance(statement, ast.AnnAssign):
            target = statement.target
        else:
            continue
        if isinstance(target, ast.Name) and target.id == name:
            yield statement, target
