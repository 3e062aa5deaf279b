"""What an ``isinstance()`` around a place says of a value."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rules.site import Site

__all__ = ["narrowed_to"]


def narrowed_to(site: Site, value: ast.expr) -> str | None:
    """The class that an ``if isinstance(value, Class)`` around the place names; None where there is none.

    Only the arm in which the test holds counts, and only tests of plain names and attributes.
    """
    if not isinstance(value, ast.Name | ast.Attribute):
        return None
    text = ast.dump(value)
    inner: ast.AST = value
    for outer in site.module.ancestors(value):
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
                    if _same(test.args[0], text):
                        return site.resolve(test.args[1])
        inner = outer
    return None


def _same(node: ast.expr, text: str) -> bool:
    return ast.dump(node).replace("ctx=Store()", "ctx=Load()") == text.replace("ctx=Store()", "ctx=Load()")


def _conjuncts(test: ast.expr) -> Iterator[ast.expr]:
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
        for value in test.values:
            yield from _conjuncts(value)
    else:
        yield test
