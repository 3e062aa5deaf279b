"""Brackets around what a rule writes, where the place that it goes to would tear it apart."""

from __future__ import annotations

import ast

from codemods.rules.site import Site

__all__ = ["bracketed"]


def bracketed(site: Site, node: ast.AST, text: str) -> str:
    """``text`` for the place of ``node``, in brackets where a comparison or ``not`` would not be taken as a whole.

    ``text`` is an expression that binds no tighter than ``not x`` or ``a in b``.
    """
    parent = site.module.parents.get(node)
    tight = isinstance(parent, ast.Compare | ast.BinOp | ast.Attribute | ast.Await | ast.Starred)
    tight = tight or (isinstance(parent, ast.UnaryOp) and not isinstance(parent.op, ast.Not))
    tight = tight or (isinstance(parent, ast.Call) and parent.func is node)
    tight = tight or (isinstance(parent, ast.Subscript) and parent.value is node)
    return f"({text})" if tight else text
