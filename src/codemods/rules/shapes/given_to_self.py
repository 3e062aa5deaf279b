"""What the methods of a class give to ``self``."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from codemods.source.module import Module
from codemods.source.scopes import Scope

__all__ = ["given_to_self"]


def given_to_self(
    module: Module, class_: ast.ClassDef, names: Iterable[str]
) -> Iterator[tuple[str, ast.AST]]:
    """The attributes of these names, each with the place that gives it: ``self.name = …``, ``setattr(self, "name", …)``."""
    walk = module.walk
    wanted = set(names)
    for name in wanted & walk.attributes.keys():
        for node, scope in walk.attributes[name]:
            if isinstance(node.ctx, ast.Store) and getattr(node.value, "id", "") == _self(class_, scope):
                yield name, node
    for callee, scope in walk.names.get("setattr", ()):
        call = walk.calls.get(callee)
        if call is None or len(call.args) < 2 or not isinstance(call.args[1], ast.Constant):
            continue
        given = call.args[1].value
        if given in wanted and getattr(call.args[0], "id", "") == _self(class_, scope):
            yield str(given), call


def _self(class_: ast.ClassDef, scope: Scope) -> str | None:
    """What the first parameter of the method that a place stands in is called; None outside of methods of the class."""
    here: Scope | None = scope
    while here is not None and here.parent is not None:
        method = here.node
        if here.parent.node is class_ and isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef):
            return method.args.args[0].arg if method.args.args else None
        here = here.parent
    return None
