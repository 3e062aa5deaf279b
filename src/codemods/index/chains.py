"""Methods that return what they are called on, put through others: ``return self.filter(…).order_by(…)``."""

from __future__ import annotations

import ast

__all__ = ["chain_from_self"]


def chain_from_self(node: ast.FunctionDef | ast.AsyncFunctionDef) -> tuple[str, ...]:
    """The methods that a method calls one on the other, from its first parameter or ``super()`` on, to return the result.

    Empty for one that does anything else. A call of which the only argument is ``None`` takes back what was said.
    """
    arguments = node.args.args
    last = node.body[-1]
    value = last.value if isinstance(last, ast.Return) else None
    if not isinstance(value, ast.Call) or not arguments:
        return ()
    if len(node.body) > 2 or (len(node.body) == 2 and not _is_docstring(node.body[0])):
        return ()
    found: list[str] = []
    while isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute):
        if len(value.args) == 1 and isinstance(value.args[0], ast.Constant) and value.args[0].value is None:
            return ()
        found.append(value.func.attr)
        value = value.func.value
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "super":
        return tuple(reversed(found))
    own = isinstance(value, ast.Name) and value.id == arguments[0].arg
    return tuple(reversed(found)) if own else ()


def _is_docstring(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
