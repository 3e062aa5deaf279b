"""Names as they stand in the code, whatever they stand for."""

from __future__ import annotations

import ast

__all__ = ["last_name"]


def last_name(node: ast.AST | None) -> str:
    """The last name of what is called or named: ``c`` of ``a.b.c``, and of ``c``; "" for anything else."""
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
