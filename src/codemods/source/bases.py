"""The bases of a class as its statement gives them, whatever they are wrapped in."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from codemods.source.names import last_name

__all__ = ["base_expressions", "likeliest"]


def base_expressions(node: ast.ClassDef) -> Iterator[ast.expr]:
    """The expressions that a class descends from: ``Generic[...]`` without what is in the brackets, and the later
    arguments of six's ``with_metaclass(Meta, Base)``, which hands them through.
    """
    for base in node.bases:
        expression: ast.expr = base.value if isinstance(base, ast.Subscript) else base
        if isinstance(expression, ast.Call) and expression.args[1:]:
            func = expression.func
            if last_name(func) == "with_metaclass":
                yield from expression.args[1:]
                continue
        yield expression


def likeliest(targets: Sequence[str]) -> str:
    """Of the names that a base may stand for, Django's: what a project brings beside it is for where that is missing."""
    return next((target for target in targets if target.startswith("django.")), targets[0])
