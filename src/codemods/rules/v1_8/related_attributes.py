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
    bodies: list[ast.AST]
    target: ast.expr
    if isinstance(parent, ast.For) and parent.iter is call:
        target, bodies = parent.target, list(parent.body)
    elif isinstance(parent, ast.comprehension) and parent.iter is call:
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
        for node in ast.walk(body):
            if isinstance(node, ast.Name) and node.id == target.id and node is not target:
                around = site.module.parents.get(node)
                if not isinstance(around, ast.Attribute):
                    return None
                if around.attr == "related_model":
                    return []
                if around.attr in _NEW:
                    edits.append(site.replace(around, f"{node.id}.{_NEW[around.attr]}"))
    return edits
