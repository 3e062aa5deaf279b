"""Where the value of a local name comes from: the assignments that a place can see."""

from __future__ import annotations

import ast

from codemods.rules.site import Site
from codemods.source.scopes import Binding, BindingKind

__all__ = ["assigned_values", "bindings_of", "is_attribute"]


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


def is_attribute(site: Site, node: ast.expr, *names: str) -> bool:
    """Whether an expression is an attribute of one of these names, or a name that stands for nothing else."""
    values = assigned_values(site, node) if isinstance(node, ast.Name) else [node]
    return bool(values) and all(isinstance(one, ast.Attribute) and one.attr in names for one in values or ())
