"""Where the value of a local name comes from: the assignments that a place can see."""

from __future__ import annotations

import ast

from codemods.rules.site import Site
from codemods.source.scopes import Binding, BindingKind

__all__ = ["assigned_values", "bindings_of"]


def bindings_of(site: Site, node: ast.Name) -> list[Binding]:
    """The bindings of a name that the load at ``node`` can see; empty where the name is none of the module's."""
    module = site.module
    scope = module.scope_at(node)
    owner = scope.owner(node.id)
    if owner is None:
        return []
    bindings = owner.bindings[node.id]
    return module._reaching(bindings, owner, scope, node) if len(bindings) > 1 else list(bindings)


def assigned_values(site: Site, node: ast.Name) -> list[ast.expr] | None:
    """The values that a name may have been assigned; None where it may have come by another way."""
    found: list[ast.expr] = []
    for binding in bindings_of(site, node):
        if binding.kind is not BindingKind.ASSIGN or binding.value is None:
            return None
        found.append(binding.value)
    return found or None
