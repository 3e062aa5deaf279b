"""Expressions of which only the truth is asked: conditions, ``not x``, ``bool(x)``, and parts of ``and``/``or`` there."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rules.site import Site

__all__ = ["alternative_to", "is_truth_test", "loads_of"]


def is_truth_test(site: Site, node: ast.AST) -> bool:
    """Whether nothing but the truth of an expression matters where it stands."""
    parent = site.module.parents.get(node)
    if isinstance(parent, ast.If | ast.While | ast.IfExp | ast.Assert):
        return parent.test is node
    if isinstance(parent, ast.UnaryOp):
        return isinstance(parent.op, ast.Not)
    if isinstance(parent, ast.comprehension):
        return node in parent.ifs
    if isinstance(parent, ast.Call):
        named = isinstance(parent.func, ast.Name) and parent.func.id == "bool"
        return named and parent.args == [node] and not parent.keywords
    if isinstance(parent, ast.BoolOp):
        return is_truth_test(site, parent)
    return False


def alternative_to(site: Site, node: ast.expr) -> ast.BoolOp | None:
    """The ``x or y`` whose value is ``y`` where the expression is false; None where only the truth matters, or no ``or``."""
    parent = site.module.parents.get(node)
    if isinstance(parent, ast.BoolOp) and isinstance(parent.op, ast.Or) and len(parent.values) == 2:
        outer = site.module.parents.get(parent)  # of a condition, what is written would have to be bracketed
        if parent.values[0] is node and not is_truth_test(site, parent) and not isinstance(outer, ast.IfExp):
            return parent
    return None


def loads_of(site: Site, statement: ast.AST | None) -> Iterator[ast.Name]:
    """Reads of the name that an assignment binds, where that is the only binding of the name in its function."""
    if not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
        return
    target = statement.targets[0]
    if not isinstance(target, ast.Name):
        return
    owner = site.module.scope_at(target).owner(target.id)
    if owner is None or len(owner.bindings.get(target.id, ())) != 1:
        return
    for node, scope in site.module.walk.names.get(target.id, ()):
        root: ast.expr = node
        while isinstance(root, ast.Attribute):
            root = root.value
        if isinstance(root, ast.Name) and isinstance(root.ctx, ast.Load) and scope.owner(target.id) is owner:
            yield root
