"""Fields that come out of a model's ``_meta``."""

from __future__ import annotations

import ast

from codemods.rules.shapes.values import is_attribute
from codemods.rules.site import Site
from codemods.source.names import last_name

__all__ = ["is_from_options", "loops_over_fields"]

_OPTIONS = ("_meta", "opts")
_LISTS = frozenset(
    [
        "fields",
        "local_fields",
        "many_to_many",
        "local_many_to_many",
        "concrete_fields",
        "get_fields",
        "virtual_fields",
    ]
)
_GETTERS = frozenset(["get_field", "get_ancestor_link"])


def is_from_options(site: Site, node: ast.AST) -> bool:
    """Whether an expression takes a field from a model's options: ``_meta.get_field("x")``, ``_meta.pk``."""
    if isinstance(node, ast.Call):
        func = node.func
        if not isinstance(func, ast.Attribute):
            return False
        return (func.attr in _GETTERS and _is_options(site, func.value)) or (
            func.attr == "get" and len(node.args) == 1 and _is_parents(site, func.value)
        )
    if isinstance(node, ast.Subscript):
        return _is_field_list(site, node.value) or _is_parents(site, node.value)
    return (
        isinstance(node, ast.Attribute)
        and node.attr in ("pk", "auto_field")
        and _is_options(site, node.value)
    )


def loops_over_fields(site: Site, target: ast.AST) -> bool:
    """Whether what is bound is the variable of a loop over the fields of a model."""
    parent = site.module.parents.get(target)
    if isinstance(parent, ast.For | ast.comprehension) and parent.target is target:
        return _is_field_list(site, parent.iter)
    return False


def _is_options(site: Site, node: ast.expr) -> bool:
    return last_name(node) in _OPTIONS or is_attribute(site, node, *_OPTIONS)


def _is_parents(site: Site, node: ast.expr) -> bool:
    """Whether an expression is the mapping of a model's parents to the fields that link to them."""
    return isinstance(node, ast.Attribute) and node.attr == "parents" and _is_options(site, node.value)


def _is_field_list(site: Site, node: ast.expr) -> bool:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return _is_field_list(site, node.left) and _is_field_list(site, node.right)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        listed = node.func.id in ("list", "tuple", "sorted") and bool(node.args)
        return listed and _is_field_list(site, node.args[0])
    if isinstance(node, ast.Call):
        node = node.func
    return isinstance(node, ast.Attribute) and node.attr in _LISTS and _is_options(site, node.value)
