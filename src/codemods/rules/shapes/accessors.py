"""Getter and setter methods that became attributes: ``p.get_x()`` is ``p.x``, ``p.set_x(v)`` is ``p.x = v``."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from codemods.rewrite.answer import Answer
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember, Trigger

__all__ = ["AccessorsToAttributes"]


class AccessorsToAttributes(Rule):
    """Getters and setters of a class gave way to attributes.

    Where nothing is known of the object, the rewrite is a suggestion, and that only in modules that import from one
    of ``packages``.
    """

    bases: ClassVar[Sequence[str]] = ()
    """The classes that had the methods."""
    getters: ClassVar[Mapping[str, str]] = {}
    """``get_x`` -> ``x``."""
    setters: ClassVar[Mapping[str, str]] = {}
    """``set_x`` -> ``x``."""
    packages: ClassVar[Sequence[str]] = ()

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        for base in cls.bases:
            for name in (*cls.getters, *cls.setters):
                yield OnMember(base, name, likely=True)

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if call is None or not isinstance(node, ast.Attribute) or call.keywords:
            return
        if not site.certain and not self._imports(site):
            return
        owner = site.source(node.value)
        if node.attr in self.getters and not call.args:
            new = self.getters[node.attr]
            edit = site.replace_name(node, new)
            edit = site.replace(call, site.module.text[site.module.span(node)[0] : edit.start] + new)
        elif node.attr in self.setters and len(call.args) == 1 and not isinstance(call.args[0], ast.Starred):
            new = self.setters[node.attr]
            if not isinstance(site.module.parents.get(call), ast.Expr):
                return
            edit = site.replace(call, f"{owner}.{new} = {site.source(call.args[0])}")
        else:
            return
        if not self.replaceable:
            if self.gone and site.certain:
                yield site.flag()
            return
        message = f".{node.attr}() is the attribute {new} now"
        if site.certain:
            yield site.fix(edit, message=message)
        else:
            yield site.suggest(edit, message=message, advice=f"Rewrite it if {owner} is such an object.")

    def _imports(self, site: Site) -> bool:
        for statement, _, _ in site.module.walk.imports:
            if isinstance(statement, ast.ImportFrom):
                names = [site.module.walk.absolute(statement)]
            else:
                names = [alias.name for alias in statement.names]
            if any(name == one or name.startswith(f"{one}.") for name in names for one in self.packages):
                return True
        return False
