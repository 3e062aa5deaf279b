"""Scopes and bindings: what Python's own rules say a name in a file can stand for."""

from __future__ import annotations

import ast
import enum
from typing import NamedTuple

__all__ = ["Binding", "BindingKind", "Branch", "Scope", "ScopeKind", "position"]


class ScopeKind(enum.IntEnum):
    MODULE = 0
    CLASS = 1
    FUNCTION = 2  # functions and lambdas
    COMPREHENSION = 3


class BindingKind(enum.IntEnum):
    IMPORT = 0
    ASSIGN = 1
    FUNCTION = 2
    CLASS = 3
    PARAMETER = 4
    OTHER = 5  # loops, with, except, match, augmented assignment, walrus
    DELETE = 6


class Branch(NamedTuple):
    """The arm of an ``if``, ``try``, loop or ``match`` that a statement stands in; arms nest through ``parent``."""

    parent: Branch | None
    node: ast.stmt
    arm: str  # "body", "orelse", "finalbody", "handler0", "case0", …


def position(node: ast.AST) -> int:
    """Where a node begins, as one number that orders nodes of one file."""
    return (node.lineno << 20) + node.col_offset  # type: ignore[attr-defined,no-any-return]


class Binding:
    """One statement that binds a name in a scope.

    ``target`` is the absolute dotted name for an import (``import a.b`` binds ``a`` to ``a``); ``value`` the expression
    for a plain assignment; ``alias`` the ``ast.alias`` for an import.
    """

    __slots__ = ("alias", "branch", "kind", "name", "node", "target", "value")

    def __init__(
        self,
        kind: BindingKind,
        name: str,
        node: ast.AST,
        branch: Branch | None,
        target: str | None = None,
        value: ast.expr | None = None,
        alias: ast.alias | None = None,
    ) -> None:
        self.kind = kind
        self.name = name
        self.node = node
        self.branch = branch
        self.target = target
        self.value = value
        self.alias = alias

    @property
    def position(self) -> int:
        return position(self.node)

    @property
    def effect(self) -> int:
        """From where on the name stands for this, as a ``position``: what a statement is made of is read before it binds."""
        last = self.node if self.value is None else self.value
        if self.value is None and self.kind not in (BindingKind.CLASS, BindingKind.FUNCTION):
            return position(last)
        return (last.end_lineno << 20) + last.end_col_offset  # type: ignore[attr-defined,no-any-return]

    def __repr__(self) -> str:
        return f"<Binding {self.kind.name} {self.name} -> {self.target}>"


class Scope:
    """A module, class, function or comprehension with the names that it binds."""

    __slots__ = ("bindings", "declared", "kind", "node", "parent")

    def __init__(self, kind: ScopeKind, node: ast.AST, parent: Scope | None) -> None:
        self.kind = kind
        self.node = node
        self.parent = parent
        self.bindings: dict[str, list[Binding]] = {}
        self.declared: dict[str, str] | None = None  # name -> "global" | "nonlocal"

    @property
    def module(self) -> Scope:
        scope = self
        while scope.parent is not None:
            scope = scope.parent
        return scope

    def owner(self, name: str) -> Scope | None:
        """The scope whose binding a load of ``name`` in this scope sees, or None for builtins and unknown names."""
        scope: Scope | None = self
        first = True
        while scope is not None:
            declared = scope.declared
            if declared is not None and name in declared:
                if declared[name] == "global":
                    top = scope.module
                    return top if name in top.bindings else None
                scope = scope.parent
                first = False
                continue
            if name in scope.bindings and (first or scope.kind is not ScopeKind.CLASS):
                return scope
            # A comprehension in a class body sees the class scope for its first iterable only; treat as not seen.
            first = False
            scope = scope.parent
        return None

    def enclosing(self, *kinds: ScopeKind) -> Scope | None:
        """The nearest scope of one of the kinds, this one included."""
        scope: Scope | None = self
        while scope is not None and scope.kind not in kinds:
            scope = scope.parent
        return scope
