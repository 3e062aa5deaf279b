"""Expressions of which only the truth is asked: conditions, ``not x``, ``bool(x)``, and parts of ``and``/``or`` there."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rules.site import Site

__all__ = ["alternative_to", "is_known_true", "is_truth_test", "loads_of"]


def is_truth_test(site: Site, node: ast.AST) -> bool:
    """Whether nothing but the truth of an expression matters where it stands."""
    parent = site.module.parents.get(node)
    if isinstance(parent, ast.If | ast.While | ast.IfExp | ast.Assert):
        return parent.test is node
    if isinstance(parent, ast.UnaryOp):
        return isinstance(parent.op, ast.Not)
    if isinstance(parent, ast.comprehension):
        return node in parent.ifs
    if isinstance(parent, ast.Call):
        named = isinstance(parent.func, ast.Name) and parent.func.id == "bool"
        return named and parent.args == [node] and not parent.keywords
    if isinstance(parent, ast.BoolOp):
        return is_truth_test(site, parent)
    return False


def alternative_to(site: Site, node: ast.expr) -> ast.BoolOp | None:
    """The ``x or y`` whose value is ``y`` where the expression is false; None where only the truth matters, or no ``or``."""
    parent = site.module.parents.get(node)
    if isinstance(parent, ast.BoolOp) and isinstance(parent.op, ast.Or) and len(parent.values) == 2:
        outer = site.module.parents.get(parent)  # of a condition, what is written would have to be bracketed
        if parent.values[0] is node and not is_truth_test(site, parent) and not isinstance(outer, ast.IfExp):
            return parent
    return None


def is_known_true(site: Site, node: ast.expr) -> bool:
    """Whether the conditions around a place, or one that leaves before it, see to it that an expression is true there."""
    inner: ast.AST = node
    for outer in site.module.ancestors(node):
        if isinstance(outer, ast.If | ast.IfExp):
            body = outer.body if isinstance(outer.body, list) else [outer.body]
            orelse = outer.orelse if isinstance(outer.orelse, list) else [outer.orelse]
            if (inner in body and _asks(outer.test, node)) or (inner in orelse and _denies(outer.test, node)):
                return True
        elif isinstance(outer, ast.BoolOp):
            before = outer.values[: outer.values.index(inner)] if inner in outer.values else []
            asked = _asks if isinstance(outer.op, ast.And) else _denies
            if any(asked(one, node) for one in before):
                return True
        elif isinstance(outer, ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp):
            if inner not in outer.generators and any(
                _asks(test, node) for one in outer.generators for test in one.ifs
            ):
                return True
        if isinstance(inner, ast.stmt):
            for statement in _before(outer, inner):
                if (
                    isinstance(statement, ast.If)
                    and _leaves(statement.body)
                    and _denies(statement.test, node)
                ):
                    return True
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef):
            return False
        inner = outer
    return False


def _asks(test: ast.expr, node: ast.expr) -> bool:
    """Whether a condition can only hold where an expression is true, or is not None."""
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
        return any(_asks(one, node) for one in test.values)
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return _denies(operand, node)
        case ast.Compare(left=left, ops=[ast.IsNot() | ast.NotEq()], comparators=[ast.Constant(value=None)]):
            return _same(left, node)
        case ast.Compare(left=left, ops=[ast.Gt() | ast.NotEq()], comparators=[ast.Constant(value=0)]):
            return _asks(left, node)
        case ast.Compare(
            left=left, ops=[ast.Gt() | ast.GtE() | ast.Eq()], comparators=[ast.Constant(value=int(n))]
        ):
            return n > 0 and _asks(left, node)
        case ast.Call(func=ast.Name(id="len" | "bool" | "any"), args=[asked]):
            return _asks(asked, node)
        case ast.BoolOp(values=[first, ast.List(elts=[]) | ast.Tuple(elts=[])]):
            return _asks(first, node)
        case ast.Call(func=ast.Name(id="getattr"), args=[owner, ast.Constant(value=name), *_]):
            return isinstance(node, ast.Attribute) and node.attr == name and _same(owner, node.value)
    return _same(test, node)


def _denies(test: ast.expr, node: ast.expr) -> bool:
    """Whether a condition holds wherever an expression is false, or is None."""
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or):
        return any(_denies(one, node) for one in test.values)
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return _asks(operand, node)
        case ast.Compare(left=left, ops=[ast.Is() | ast.Eq()], comparators=[ast.Constant(value=None)]):
            return _same(left, node)
        case (
            ast.Compare(left=left, ops=[ast.Eq()], comparators=[ast.Constant(value=0)])
            | ast.Compare(left=left, ops=[ast.Lt()], comparators=[ast.Constant(value=1)])
        ):
            return _asks(left, node)
    return False


def _same(one: ast.expr, other: ast.expr) -> bool:
    return one is not other and ast.dump(one) == ast.dump(other)


def _before(block: ast.AST, statement: ast.stmt) -> list[ast.stmt]:
    """The statements that stand before one in its block."""
    for name in ("body", "orelse", "finalbody"):
        statements = getattr(block, name, None)
        if isinstance(statements, list) and statement in statements:
            return statements[: statements.index(statement)]
    return []


def _leaves(body: list[ast.stmt]) -> bool:
    return isinstance(body[-1], ast.Return | ast.Raise | ast.Continue | ast.Break)


def loads_of(site: Site, statement: ast.AST | None) -> Iterator[ast.Name]:
    """Reads of the name that an assignment binds, where that is the only binding of the name in its function."""
    if not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
        return
    target = statement.targets[0]
    if not isinstance(target, ast.Name):
        return
    owner = site.module.scope_at(target).owner(target.id)
    if owner is None or len(owner.bindings.get(target.id, ())) != 1:
        return
    for node, scope in site.module.walk.names.get(target.id, ()):
        root: ast.expr = node
        while isinstance(root, ast.Attribute):
            root = root.value
        if isinstance(root, ast.Name) and isinstance(root.ctx, ast.Load) and scope.owner(target.id) is owner:
            yield root
