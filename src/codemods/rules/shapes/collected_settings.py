"""The entries of settings that are lists: those that they are given, and those that are put in or taken out afterwards."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rules.shapes.literals import Collection
from codemods.rules.site import Site

__all__ = ["entries_named", "entries_of"]


def entries_of(value: ast.expr | None) -> Iterator[ast.expr]:
    """The entries of a literal, of several added together, and of whichever a condition takes."""
    if isinstance(value, Collection):
        yield from value.elts
    elif isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add):
        yield from entries_of(value.left)
        yield from entries_of(value.right)
    elif isinstance(value, ast.IfExp):
        yield from entries_of(value.body)
        yield from entries_of(value.orelse)


def entries_named(site: Site, name: str) -> Iterator[ast.expr]:
    """The entries that a module appends to a setting or inserts into it, takes out of it, or looks for in it."""
    for node, _ in site.module.walk.names.get(name, ()):
        asks = site.module.parents.get(node)
        if isinstance(asks, ast.Compare) and isinstance(asks.ops[0], ast.In | ast.NotIn):
            if asks.comparators == [node]:
                yield asks.left
        call = site.module.walk.calls.get(node)
        if call is None or not isinstance(node, ast.Attribute) or not isinstance(node.value, ast.Name):
            continue
        if node.attr == "extend" and len(call.args) == 1:
            yield from entries_of(call.args[0])
        elif (node.attr, len(call.args)) in (("append", 1), ("insert", 2), ("remove", 1)):
            yield call.args[-1]
