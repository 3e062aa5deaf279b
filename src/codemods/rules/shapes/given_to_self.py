"""Attributes that the methods of a class give the object that they are called on."""

from __future__ import annotations

import ast
from collections.abc import Container, Iterator

__all__ = ["given_to_self"]


def given_to_self(class_: ast.ClassDef, names: Container[str]) -> Iterator[tuple[str, ast.AST]]:
    """The attributes of these names, each with the place that gives it: ``self.name = …``, ``setattr(self, "name", …)``."""
    for method in class_.body:
        if not isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef) or not method.args.args:
            continue
        own = method.args.args[0].arg
        for part in ast.walk(method):
            if isinstance(part, ast.Attribute) and isinstance(part.ctx, ast.Store):
                if part.attr in names and getattr(part.value, "id", "") == own:
                    yield part.attr, part
            elif isinstance(part, ast.Call) and getattr(part.func, "id", "") == "setattr" and part.args[1:]:
                name = part.args[1].value if isinstance(part.args[1], ast.Constant) else None
                if isinstance(name, str) and name in names and getattr(part.args[0], "id", "") == own:
                    yield name, part
