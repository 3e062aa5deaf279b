"""Where an expression stands in a query, and whether Django asks for its field there."""

from __future__ import annotations

import ast
from typing import NamedTuple

from codemods.releases import Release
from codemods.rules.shapes.expression_fields import expression_class, is_explicit, sources_of
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site

__all__ = ["Place", "leads", "outermost_sum", "place_of", "queryset_around"]

_SELECTING = frozenset(["annotate", "aggregate", "aaggregate", "values", "values_list"])
_METHODS = _SELECTING | {
    *(
        "alias",
        "create",
        "exclude",
        "filter",
        "get",
        "order_by",
        "update",
        "bulk_update",
        "distinct",
        "latest",
    ),
    *("earliest", "get_or_create", "update_or_create", "dates", "only", "defer", "all"),
}

_DROPPING = frozenset(
    ["values", "values_list", "count", "exists", "update", "delete", "only", "dates", "datetimes"]
)

_COUNTS_LESS = Release(4, 2)
"""From which release on ``count()`` leaves out annotations that nothing speaks of."""


class Place(NamedTuple):
    """The outermost expression around a place, and the queryset that is to select it."""

    top: ast.expr
    queryset: ast.expr | None


def place_of(site: Site, node: ast.expr, depth: int = 0) -> Place | None:
    """Where Django asks for the field of an expression; None where it does not, or where that cannot be told."""
    parents = site.module.parents
    while True:
        parent = parents.get(node)
        if isinstance(parent, ast.BinOp) or (
            isinstance(parent, ast.UnaryOp) and not isinstance(parent.op, ast.Not)
        ):
            node = parent
            continue
        if isinstance(parent, ast.Dict) and node in parent.values:
            outer = parents.get(parent)
            call = parents.get(outer) if isinstance(outer, ast.keyword) and outer.arg is None else None
            key = parent.keys[parent.values.index(node)]
            return _selected(site, call, node, _text(key)) if isinstance(call, ast.Call) else None
        call = parents.get(parent) if isinstance(parent, ast.keyword) and parent.arg is not None else parent
        if not isinstance(call, ast.Call) or call.func is node:
            return _of_name(site, parent, depth) if isinstance(parent, ast.Assign) else None
        name = expression_class(site, call)
        if name is None:
            return _selected(site, call, node, parent.arg if isinstance(parent, ast.keyword) else None)
        if node not in sources_of(name, call) or is_explicit(site, call):
            return None
        node = call


def _of_name(site: Site, statement: ast.Assign, depth: int) -> Place | None:
    """Where Django asks for the field of what a name of a function is given, by one of the uses of the name."""
    target = statement.targets[0]
    if len(statement.targets) != 1 or not isinstance(target, ast.Name) or depth > 3:
        return None
    owner = site.module.scope_at(target).owner(target.id)
    for use, scope in site.module.walk.names.get(target.id, ()):
        if isinstance(use, ast.Name) and isinstance(use.ctx, ast.Load) and scope.owner(target.id) is owner:
            if statement.value in (assigned_values(site, use) or ()):
                place = place_of(site, use, depth + 1)
                if place is not None:
                    return place
    return None


def _selected(site: Site, call: ast.Call, node: ast.expr, alias: str | None) -> Place | None:
    if not isinstance(call.func, ast.Attribute) or call.func.attr not in _SELECTING:
        return None
    if call.func.attr == "annotate" and alias is not None and _is_dropped(site, call, alias):
        return None
    return Place(node, call.func.value)


def _is_dropped(site: Site, call: ast.Call, alias: str) -> bool:
    """Whether what follows in the chain of calls selects other columns, and never speaks of the annotation."""
    parents = site.module.parents
    dropped = False
    while isinstance(attribute := parents.get(call), ast.Attribute):
        following = parents.get(attribute)
        if not isinstance(following, ast.Call) or following.func is not attribute:
            break
        call = following
        if attribute.attr not in ("count", "exists") or site.range.target >= _COUNTS_LESS:
            dropped = dropped or attribute.attr in _DROPPING
        given = [*call.args, *call.keywords]
        if any(_speaks_of(part, alias) for one in given for part in ast.walk(one)):
            return False
        if attribute.attr in ("values", "values_list") and not call.args:
            return False
    return dropped


def _speaks_of(node: ast.AST, alias: str) -> bool:
    name = node.arg if isinstance(node, ast.keyword) else _text(node)
    return name is not None and name.lstrip("-").partition("__")[0] == alias


def _text(node: ast.AST | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def queryset_around(site: Site, node: ast.expr) -> ast.expr | None:
    """The queryset whose method is given an expression, whatever becomes of it there."""
    inner: ast.AST = node
    for outer in site.module.ancestors(node):
        if isinstance(outer, ast.stmt):
            break
        if isinstance(outer, ast.Call) and isinstance(outer.func, ast.Attribute) and inner is not outer.func:
            if outer.func.attr in _METHODS:
                return outer.func.value
        inner = outer
    return None


def outermost_sum(site: Site, node: ast.expr) -> ast.BinOp | None:
    """The whole of the arithmetic that an operand stands in."""
    found: ast.BinOp | None = None
    parent = site.module.parents.get(node)
    while isinstance(parent, ast.BinOp | ast.UnaryOp):
        found = parent if isinstance(parent, ast.BinOp) else found
        parent = site.module.parents.get(parent)
    return found


def leads(site: Site, call: ast.Call, node: ast.expr) -> bool:
    """Whether a call is the first expression among the operands of some arithmetic."""
    return _first(site, node) is call


def _first(site: Site, node: ast.expr) -> ast.expr | None:
    if isinstance(node, ast.BinOp):
        return _first(site, node.left) or _first(site, node.right)
    if isinstance(node, ast.UnaryOp):
        return _first(site, node.operand)
    return node if expression_class(site, node) is not None else None
