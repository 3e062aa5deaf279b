"""Names of Python's builtins, and whether something has taken them."""

from __future__ import annotations

import ast

from codemods.rules.site import Site
from codemods.source.scopes import ScopeKind, position

__all__ = ["means_builtin"]


def means_builtin(site: Site, name: str, at: ast.AST) -> bool:
    """Whether a name of a builtin would mean the builtin at a place: a class body may bind it further down only."""
    scope = site.module.scope_at(at)
    bound = scope.bindings.get(name, ())
    if scope.kind is ScopeKind.CLASS and scope.parent is not None:
        if any(one.position <= position(at) or one.branch is not None for one in bound):
            return False
        scope = scope.parent
    return scope.owner(name) is None
