"""The local name of ``reverse()`` and ``reverse_lazy()``, which a module may still take from their old home."""

from __future__ import annotations

import ast

from codemods.rules.site import Site
from codemods.source.scopes import BindingKind

__all__ = ["reversing"]


def reversing(site: Site, name: str, near: ast.AST | None = None) -> str:
    """What ``django.urls.reverse`` (or another ``name``) is called at ``near``, imported where it is not yet.

    An import from ``django.core.urlresolvers`` serves as well: it is moved to ``django.urls`` in the same run.
    """
    root = site.module.walk.root
    scope = site.module.scope_at(near or site.node)
    for local, bindings in root.bindings.items():
        one = bindings[0]
        if len(bindings) == 1 and one.kind is BindingKind.IMPORT and one.branch is None:
            if one.target == f"django.core.urlresolvers.{name}" and scope.owner(local) is root:
                return local
    return site.need(f"django.urls.{name}", near)
