"""What the ``Meta`` of a model says outright."""

from __future__ import annotations

import ast

from codemods.rules.site import Site

__all__ = ["is_option", "meta_of", "says"]


def says(site: Site, model: str, option: str) -> bool | None:
    """Whether the own ``Meta`` of a model, by its final name, has an option that is true; None where that cannot be told."""
    meta = site.index.class_facts(f"{model}.Meta")
    if meta is None or option not in meta.members:
        return False
    for node, scope, _ in site.module.walk.classes:
        if f"{site.module.name}.{site.module.qualname(node.name, scope)}" == model:
            return is_option(meta_of(node), option)
    # In another module it is known to be set, not to what: one that descends from a Meta may take it back.
    return None if any((base or "").endswith("Meta") for base in meta.bases) else True


def meta_of(model: ast.ClassDef) -> ast.ClassDef | None:
    return next((one for one in model.body if isinstance(one, ast.ClassDef) and one.name == "Meta"), None)


def is_option(meta: ast.ClassDef | None, option: str) -> bool:
    """Whether a ``Meta`` gives an option the literal ``True``."""
    for statement in meta.body if meta is not None else ():
        if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Constant):
            if any(isinstance(one, ast.Name) and one.id == option for one in statement.targets):
                return bool(statement.value.value)
    return False
