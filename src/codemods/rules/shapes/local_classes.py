"""Classes that a function makes for itself: only its own body calls them, and the index has no name for them."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rules.site import Site
from codemods.source.scopes import BindingKind, ScopeKind

__all__ = ["local_calls"]


def local_calls(site: Site, class_: ast.ClassDef) -> Iterator[ast.Call]:
    """The calls of a class that is defined in a function; none for classes that have a name outside of one."""
    module = site.module
    home = module.walk.scope_of[class_].parent
    if home is None or home.kind is not ScopeKind.FUNCTION:
        return
    bound = home.bindings.get(class_.name, [])
    if len(bound) != 1 or bound[0].kind is not BindingKind.CLASS:
        return
    for node, scope in module.walk.names.get(class_.name, ()):
        call = module.parents.get(node)
        if isinstance(call, ast.Call) and call.func is node and scope.owner(class_.name) is home:
            yield call
