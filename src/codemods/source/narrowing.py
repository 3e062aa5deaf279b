"""What the conditions around a place say of a value: ``if isinstance(value, Class)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from codemods.source.scopes import position

if TYPE_CHECKING:
    from codemods.source.module import Module

__all__ = ["tested_class"]


def tested_class(module: Module, value: ast.expr) -> ast.expr | None:
    """The class that an ``isinstance(value, Class)`` around the place names; None where there is none.

    Only the arm in which the test holds counts, only tests of plain names and attributes, and no name that the arm
    binds anew.
    """
    if not isinstance(value, ast.Name | ast.Attribute) or "isinstance" not in module.walk.names:
        return None
    inner: ast.AST = value
    for outer in module.ancestors(value):
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            return None
        tests: list[ast.expr] = []
        in_body = isinstance(outer, ast.If) and inner in outer.body
        if isinstance(outer, ast.If | ast.IfExp) and (in_body or inner is outer.body):
            tests = list(_conjuncts(outer.test))
        elif isinstance(outer, ast.BoolOp) and isinstance(outer.op, ast.And) and inner in outer.values:
            tests = outer.values[: outer.values.index(inner)]
        elif isinstance(outer, ast.ListComp | ast.SetComp | ast.GeneratorExp) and inner is outer.elt:
            tests = [
                one for generator in outer.generators for test in generator.ifs for one in _conjuncts(test)
            ]
        for test in tests:
            if isinstance(test, ast.Call) and len(test.args) == 2 and not test.keywords:
                if isinstance(test.func, ast.Name) and test.func.id == "isinstance":
                    if _same(test.args[0], value):
                        bound = isinstance(outer, ast.If) and _binds(module, outer.body, value)
                        return None if bound else test.args[1]
        inner = outer
    return None


def _same(one: ast.expr, other: ast.expr) -> bool:
    """Whether two expressions read the same, be it that one is assigned to."""
    if isinstance(one, ast.Attribute) and isinstance(other, ast.Attribute):
        return one.attr == other.attr and _same(one.value, other.value)
    if isinstance(one, ast.Name) and isinstance(other, ast.Name):
        return one.id == other.id
    return ast.dump(one) == ast.dump(other)


def _binds(module: Module, body: list[ast.stmt], value: ast.expr) -> bool:
    """Whether statements give a name another value."""
    owner = module.scope_at(value).owner(value.id) if isinstance(value, ast.Name) else None
    if owner is None or not isinstance(value, ast.Name):
        return False
    first, last = position(body[0]), body[-1].end_lineno or 0
    return any(first <= one.position and one.node.lineno <= last for one in owner.bindings[value.id])  # type: ignore[attr-defined]


def _conjuncts(test: ast.expr) -> Iterator[ast.expr]:
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
        for value in test.values:
            yield from _conjuncts(value)
    else:
        yield test
