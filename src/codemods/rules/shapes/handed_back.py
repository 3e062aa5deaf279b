"""Overrides that give back what the method that they override gives, whatever else they do."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rules.shapes.overrides import is_super
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site

__all__ = ["gives_back_super", "returns_of"]

Function = ast.FunctionDef | ast.AsyncFunctionDef


def gives_back_super(site: Site, method: Function) -> bool:
    """Whether a method returns nothing but what ``super()``'s method of that name returns, or no value at all."""
    return all(_given_back(site, method, one.value) for one in returns_of(method))


def returns_of(method: Function) -> Iterator[ast.Return]:
    """The ``return`` statements of a function itself, not of what it defines."""
    waiting: list[ast.AST] = list(method.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Return):
            yield node
        elif not isinstance(node, Function | ast.ClassDef | ast.Lambda):
            waiting.extend(ast.iter_child_nodes(node))


def _given_back(site: Site, method: Function, value: ast.expr | None) -> bool:
    if value is None or (isinstance(value, ast.Constant) and value.value is None):
        return True
    if isinstance(value, ast.IfExp):
        return _given_back(site, method, value.body) and _given_back(site, method, value.orelse)
    if isinstance(value, ast.Name):
        if _is_none(site, value):
            return True
        values = assigned_values(site, value)
        return values is not None and all(_is_super_call(method, one) for one in values)
    return _is_super_call(method, value)


def _is_super_call(method: Function, value: ast.expr) -> bool:
    """``super().name(…)``, ``Base.name(self, …)``."""
    func = value.func if isinstance(value, ast.Call) else None
    if not isinstance(func, ast.Attribute) or func.attr != method.name:
        return False
    assert isinstance(value, ast.Call)
    own, first = method.args.args[:1], value.args[:1]
    by_class = bool(own and first) and getattr(first[0], "id", "") == own[0].arg
    return is_super(func.value) or by_class


def _is_none(site: Site, name: ast.Name) -> bool:
    """Whether a name stands where it has just been found to be ``None`` or empty."""
    parents = site.module.parents
    node: ast.AST = name
    while not isinstance(node, Function):
        parent = parents[node]
        test = parent.test if isinstance(parent, ast.If | ast.IfExp) else None
        if test is not None:
            body = parent.body if isinstance(parent.body, list) else [parent.body]  # type: ignore[attr-defined]
            return node in body and _asks_for_none(test, name.id)
        node = parent
    return False


def _asks_for_none(test: ast.expr, name: str) -> bool:
    """``name is None``, ``not name``."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        asked: ast.expr = test.operand
    elif isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], ast.Is):
        if not isinstance(test.comparators[0], ast.Constant) or test.comparators[0].value is not None:
            return False
        asked = test.left
    else:
        return False
    return isinstance(asked, ast.Name) and asked.id == name
