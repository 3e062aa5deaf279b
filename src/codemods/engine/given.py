"""What a call gives: by position, by name, and through ``**`` where it is plain to see what that holds."""

from __future__ import annotations

import ast
from typing import NamedTuple

from codemods.source.module import Module
from codemods.source.scopes import BindingKind

__all__ = ["Given", "given_by", "partial_calls"]

_PARTIAL = "functools.partial"


class Given(NamedTuple):
    """How many arguments are given by position, and the names of the others.

    Not ``whole`` where there may be more: stars hand on who knows what.
    """

    positional: int
    keywords: tuple[str, ...]
    whole: bool = True


def partial_calls(module: Module) -> dict[ast.expr, ast.Call]:
    """The calls of ``functools.partial`` in a file, by the callable that each is about."""
    walk = module.walk
    found: dict[ast.expr, ast.Call] = {}
    for callee, scope in (*walk.names.get("partial", ()), *walk.attributes.get("partial", ())):
        call = walk.calls.get(callee)
        if call is not None and call.args and module.resolve(callee, scope).targets == (_PARTIAL,):
            found[call.args[0]] = call
    return found


def given_by(module: Module, call: ast.Call, partial: bool = False) -> Given:
    """What a call gives to what it calls; with ``partial`` to the callable that it is about."""
    counts = [_length(one.value) if isinstance(one, ast.Starred) else 1 for one in call.args]
    positional = sum(count for count in counts if count is not None)
    whole = not partial and None not in counts
    names: list[str] = []
    for keyword in call.keywords:
        spread = [keyword.arg] if keyword.arg is not None else _spread(module, keyword.value)
        if spread is None:
            whole = False
        else:
            names += spread
    return Given(positional - partial, tuple(names), whole)


def _length(value: ast.expr) -> int | None:
    """How many values ``*`` hands on: of a literal, of a slice between two numbers, of the sum of such."""
    if isinstance(value, ast.Tuple | ast.List):
        return None if any(isinstance(one, ast.Starred) for one in value.elts) else len(value.elts)
    if isinstance(value, ast.Subscript) and isinstance(value.slice, ast.Slice) and value.slice.step is None:
        match value.slice.lower, value.slice.upper:
            case ast.Constant(value=int(first)) | (None as first), ast.Constant(value=int(end)):
                return max(end - (first or 0), 0)
        return None
    if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add):
        left, right = _length(value.left), _length(value.right)
        return None if left is None or right is None else left + right
    return None


def _spread(module: Module, value: ast.expr) -> list[str] | None:
    """The names that ``**`` hands on: of a literal, or of one that a name is given for nothing else."""
    if isinstance(value, ast.Name):
        known = _only_value(module, value)
        if known is None:
            return None
        value = known
    if isinstance(value, ast.Dict):
        texts = [key.value if isinstance(key, ast.Constant) else None for key in value.keys]
        return [text for text in texts if isinstance(text, str)] if all(map(_is_text, texts)) else None
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "dict":
        names = [keyword.arg for keyword in value.keywords]
        return None if value.args or None in names else [name for name in names if name is not None]
    return None


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _only_value(module: Module, name: ast.Name) -> ast.expr | None:
    """The one value that a name ever has, where calls alone take it apart: nothing can have changed it in between."""
    owner = module.scope_at(name).owner(name.id)
    if owner is None:
        return None
    bindings = owner.bindings[name.id]
    loads = [node for node, scope in module.walk.names.get(name.id, ()) if scope.owner(name.id) is owner]
    if len(bindings) != 1 or bindings[0].kind is not BindingKind.ASSIGN:
        return None
    parents = (module.parents.get(node) for node in loads)
    return (
        bindings[0].value
        if all(isinstance(one, ast.keyword) and one.arg is None for one in parents)
        else None
    )
