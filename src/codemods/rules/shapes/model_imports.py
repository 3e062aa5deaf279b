"""How a name of ``django.db.models`` is reached in a module: through ``models`` where that is imported."""

from __future__ import annotations

import ast

from codemods.rules.site import Site
from codemods.source.scopes import BindingKind

__all__ = ["from_models"]

_MODULES = ("django.db.models", "django.contrib.gis.db.models")


def from_models(site: Site, name: str, near: ast.AST) -> str:
    """``models.Index`` for ``Index``, or the name itself, imported from ``django.db.models`` where need be."""
    module = site.module
    scope = module.scope_at(near)
    root = module.walk.root
    if name not in root.bindings:
        for local, bindings in root.bindings.items():
            if len(bindings) != 1 or scope.owner(local) is not root:
                continue
            one = bindings[0]
            if one.kind is BindingKind.IMPORT and one.branch is None and one.target in _MODULES:
                if isinstance(one.node, ast.ImportFrom) or (one.alias is not None and one.alias.asname):
                    return f"{local}.{name}"
    return site.need(f"django.db.models.{name}", near)
