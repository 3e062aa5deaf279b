"""Attributes of reverse relations that Django 1.8 renamed: what loops over such relations read of them."""

from __future__ import annotations

import ast

from codemods.findings import Edit
from codemods.releases import Release
from codemods.rules.site import Site

__all__ = ["renamed_attributes"]

_NEW = {
    "model": "related_model",
    "parent_model": "model",
    "opts": "related_model._meta",
    "var_name": "related_model._meta.model_name",
}


def renamed_attributes(site: Site, call: ast.Call) -> list[Edit] | None:
    """Edits for the attributes of the relations that ``call`` gives; None where they cannot all be seen.

    Code that runs on Django 1.8 already, or knows ``related_model``, says what it means.
    """
    if site.range.start >= Release(1, 8):
        return []
    parent = site.module.parents.get(call)
    if (
        isinstance(parent, ast.Assign)
        and len(parent.targets) == 1
        and isinstance(parent.targets[0], ast.Name)
    ):
        return _of_variable(site, parent.targets[0])
    return _of_place(site, call)


def _of_variable(site: Site, target: ast.Name) -> list[Edit] | None:
    """The edits where the relations have a name of their own, which nothing but loops may read."""
    module = site.module
    owner = module.scope_at(target).owner(target.id)
    if owner is None or len(owner.bindings[target.id]) != 1:
        return None
    edits: list[Edit] = []
    for use, scope in module.walk.names.get(target.id, ()):
        if scope.owner(target.id) is not owner or use is target:
            continue
        if not isinstance(use, ast.Name):
            return None
        if not isinstance(use.ctx, ast.Load):
            continue
        found = _of_place(site, use)
        if found is None:
            return None
        edits += found
    return edits


def _of_place(site: Site, node: ast.expr) -> list[Edit] | None:
    """The edits where the relations stand: at the head of a loop, or where they are only counted."""
    parent = site.module.parents.get(node)
    bodies: list[ast.AST]
    target: ast.expr
    if isinstance(parent, ast.For) and parent.iter is node:
        target, bodies = parent.target, list(parent.body)
    elif isinstance(parent, ast.comprehension) and parent.iter is node:
        around = site.module.parents.get(parent)
        if around is None:
            return None
        target, bodies = parent.target, [around]
    elif (
        isinstance(parent, ast.Call)
        and isinstance(parent.func, ast.Name)
        and parent.func.id in ("len", "bool", "any")
    ):
        return []
    else:
        return None
    if not isinstance(target, ast.Name):
        return None
    edits: list[Edit] = []
    for body in bodies:
        for part in ast.walk(body):
            if isinstance(part, ast.Name) and part.id == target.id and part is not target:
                around = site.module.parents.get(part)
                if not isinstance(around, ast.Attribute):
                    return None
                if around.attr == "related_model":
                    return []
                if around.attr in _NEW:
                    edits.append(site.replace(around, f"{part.id}.{_NEW[around.attr]}"))
    return edits
