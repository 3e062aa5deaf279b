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
    own = {f"{name}.{node.name}" for name in site.module.names}
    wanted = frozenset(bases)
    for facts in site.index.files.values():
        for name in facts.names[:1]:  # a file that nothing can import has none
            for qualname in facts.classes:
                ancestry = site.index.ancestry(f"{name}.{qualname}")
                if not own.isdisjoint(ancestry) and not wanted.isdisjoint(ancestry):
                    return True
    return False
