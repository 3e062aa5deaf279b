"""Classes that are no Django classes themselves and yet override Django's hooks: mixins."""

from __future__ import annotations

import ast

from codemods.rules.site import Site

__all__ = ["overrides_hook_of"]


def overrides_hook_of(site: Site, node: ast.ClassDef | None, *bases: str) -> bool:
    """Whether a class descends from one of Django's classes, or a class of the repository puts it before one."""
    if node is None:
        return False
    if site.descends(node, *bases):
        return True
    wanted = frozenset(bases)
    heirs = (heir for name in site.module.names for heir in site.index.heirs(f"{name}.{node.name}"))
    return any(not wanted.isdisjoint(site.index.ancestry(heir)) for heir in heirs)
