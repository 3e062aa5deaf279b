"""Statements at the head of a function or class, below its docstring."""

from __future__ import annotations

import ast

from codemods.findings import Edit
from codemods.rules.site import Site

__all__ = ["insert_first"]


def insert_first(site: Site, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef, code: str) -> Edit:
    """Put lines of code before everything that a function or class does; a docstring stays one."""
    first = node.body[0]
    if isinstance(first, ast.Pass) and len(node.body) == 1 and "\n" not in code:
        return site.replace(first, code)
    if not isinstance(first, ast.Expr) or not isinstance(first.value, ast.Constant):
        return site.insert_before(first, code)
    if len(node.body) == 1:
        return site.insert_after(first, code)
    return site.insert_before(node.body[1], code)
