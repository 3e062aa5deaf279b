"""Version guards: what a condition on Django's (or Python's) version says for the releases that count."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable
from typing import Any

from codemods.releases import Range, Release
from codemods.source.module import Module
from codemods.source.scopes import BindingKind

__all__ = ["guarded", "in_dead_arm", "truth"]

_OPERATORS: dict[type, Callable[[Any, Any], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.In: lambda one, other: one in other,
    ast.NotIn: lambda one, other: one not in other,
}
_FLIPPED = {
    ast.Lt: ast.Gt,
    ast.LtE: ast.GtE,
    ast.Gt: ast.Lt,
    ast.GtE: ast.LtE,
    ast.Eq: ast.Eq,
    ast.NotEq: ast.NotEq,
}
_VERSION_PARSERS = frozenset(["LooseVersion", "StrictVersion", "Version", "parse", "parse_version"])
_PYTHON3_ONLY = Release(2, 0)
_PY2 = {"django.utils.six.PY2", "six.PY2"}
_PY3 = {"django.utils.six.PY3", "six.PY3"}


def truth(module: Module, test: ast.expr, range: Range, depth: int = 0) -> bool | None:
    """Whether a condition holds in every release that the result must run on (True), in none (False), or who knows."""
    if depth > 4:
        return None
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        inner = truth(module, test.operand, range, depth + 1)
        return None if inner is None else not inner
    if isinstance(test, ast.BoolOp):
        values = [truth(module, value, range, depth + 1) for value in test.values]
        decisive = isinstance(test.op, ast.Or)
        if any(value is decisive for value in values):
            return decisive
        return (not decisive) if all(value is not None for value in values) else None
    if isinstance(test, ast.Compare) and len(test.ops) == 1:
        return _comparison(module, test, range)
    if isinstance(test, ast.Name | ast.Attribute):
        found = module.resolve(test)
        targets = set(found.targets)
        if range.supports >= _PYTHON3_ONLY and (found.certain or len(targets) == len(_PY2)):
            if targets <= _PY2:
                return False
            if targets <= _PY3:
                return True
        if isinstance(test, ast.Name):
            bindings = module.walk.root.bindings.get(test.id, [])
            if (
                len(bindings) == 1
                and bindings[0].kind is BindingKind.ASSIGN
                and bindings[0].value is not None
            ):
                if module.scope_at(test).owner(test.id) is module.walk.root:
                    return truth(module, bindings[0].value, range, depth + 1)
    return None


def _comparison(module: Module, test: ast.Compare, range: Range) -> bool | None:
    left, right, op = test.left, test.comparators[0], type(test.ops[0])
    shape = _shape(module, left)
    other = right
    if shape is None:
        shape = _shape(module, right)
        other = left
        if shape is None or op not in _FLIPPED:
            return None
        op = _FLIPPED[op]
    if op not in _OPERATORS:
        return None
    if shape == "python":
        return _python(module, left if other is right else right, other, op, range)
    wanted = _literal(other)
    if wanted is None:
        return None
    answers: set[bool] = set()
    for release in range.supported:
        for patch in (0, 99):
            version = (release.major, release.minor, patch, "final", 0)
            value = _value(left if other is right else right, shape, version)
            compared: Any = wanted
            if shape == "text":
                value, compared = version[:3], _numbers(wanted)
                if not compared:
                    return None
                if op in (ast.Eq, ast.NotEq):
                    value = value[: len(compared)]
            elif isinstance(value, tuple) and isinstance(wanted, list):
                compared = tuple(wanted)
            try:
                answers.add(bool(_OPERATORS[op](value, compared)))
            except TypeError:
                return None
    return answers.pop() if len(answers) == 1 else None


def _shape(module: Module, node: ast.expr) -> str | None:
    """How an expression reads the version: "tuple", "text" or "python" (``sys.version_info``)."""
    base = node.value if isinstance(node, ast.Subscript) else node
    found = module.resolve(base)
    if found.certain:
        if found.targets[0] == "django.VERSION":
            return "tuple"
        if found.targets[0] == "sys.version_info":
            return "python"
        if found.targets[0] == "django.__version__":
            return "text"
    if isinstance(node, ast.Call):
        called = module.resolve(node.func)
        name = called.targets[0] if called.certain else ""
        if name == "django.get_version":
            return "text"
        if name.rpartition(".")[2] in _VERSION_PARSERS and len(node.args) == 1:
            return "text" if _shape(module, node.args[0]) == "text" else None
    return None


def _value(node: ast.expr, shape: str, version: tuple[Any, ...]) -> Any:
    if isinstance(node, ast.Subscript):
        if isinstance(node.slice, ast.Slice):
            return version[_whole(node.slice.lower) : _whole(node.slice.upper)]
        if isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, int):
            return version[node.slice.value]
        return None
    return version


def _whole(node: ast.expr | None) -> int | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, int) else None


def _literal(node: ast.expr) -> Any:
    if isinstance(node, ast.Call) and len(node.args) == 1:
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in _VERSION_PARSERS:
            return _literal(node.args[0])
        return None
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return None


def _numbers(text: Any) -> tuple[int, ...]:
    if not isinstance(text, str):
        return ()
    parts = text.split(".")
    return tuple(int(part) for part in parts) if all(part.isdigit() for part in parts) else ()


def _python(module: Module, node: ast.expr, other: ast.expr, op: type, range: Range) -> bool | None:
    """Conditions on ``sys.version_info`` that tell Python 2 from 3: Django 2.0 and later run on 3 alone."""
    if range.supports < _PYTHON3_ONLY:
        return None
    wanted = _literal(other)
    if isinstance(node, ast.Subscript) and not isinstance(node.slice, ast.Slice):
        if isinstance(node.slice, ast.Constant) and node.slice.value == 0 and isinstance(wanted, int):
            return bool(_OPERATORS[op](3, wanted))
        return None
    if not isinstance(wanted, tuple) or not wanted or not isinstance(wanted[0], int):
        return None
    if (wanted[0] == 3 and len(wanted) == 1) or wanted < (3,) or (wanted[:2] == (3, 0)):
        return bool(_OPERATORS[op]((3, 4, 0), wanted)) if op not in (ast.Eq, ast.NotEq) else None
    return None


def in_dead_arm(module: Module, node: ast.AST, range: Range) -> bool:
    """Whether the place never runs on any release that counts, because of a version guard around or before it."""
    if not module.may_guard:
        return False
    inside: ast.AST = node
    called = False
    for ancestor in module.ancestors(node):
        if isinstance(ancestor, ast.If) and inside is not ancestor.test:
            holds = truth(module, ancestor.test, range)
            if holds is not None:
                in_body = inside in ancestor.body
                if in_body is not holds:
                    return True
        elif isinstance(ancestor, ast.IfExp) and inside is not ancestor.test:
            holds = truth(module, ancestor.test, range)
            if holds is not None and (inside is ancestor.body) is not holds:
                return True
        elif isinstance(ancestor, ast.BoolOp):  # ``VERSION < (5, 0) and this``
            settled = isinstance(ancestor.op, ast.Or)
            for value in ancestor.values:
                if value is inside:
                    break
                if truth(module, value, range) is settled:
                    return True
        elif isinstance(ancestor, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            in_body = inside in ancestor.body
            called = called or (in_body and not isinstance(ancestor, ast.ClassDef))
            # The body of a skipped class still runs; the bodies of its methods do not.
            if in_body and called and _skipped(module, ancestor, range):
                return True
        if isinstance(inside, ast.stmt) and _after_the_end(module, ancestor, inside, range):
            return True
        inside = ancestor
    return False


_SKIPS = {
    "unittest.skipIf": True,
    "unittest.case.skipIf": True,
    "pytest.mark.skipif": True,
    "unittest.skipUnless": False,
    "unittest.case.skipUnless": False,
}


def _skipped(
    module: Module, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef, range: Range
) -> bool:
    """Whether a decorator has the test runner pass over a test on all releases that count."""
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Call) and decorator.args:
            found = module.resolve(decorator.func)
            skips = _SKIPS.get(found.targets[0]) if found.certain else None
            if skips is not None and truth(module, decorator.args[0], range) is skips:
                return True
    return False


def _after_the_end(module: Module, owner: ast.AST, statement: ast.stmt, range: Range) -> bool:
    """Whether a version guard above the statement, in the same block, always leaves the block."""
    for block in (getattr(owner, "body", None), getattr(owner, "orelse", None)):
        if not isinstance(block, list) or statement not in block:
            continue
        for earlier in block:
            if earlier is statement:
                break
            if isinstance(earlier, ast.If) and (_leaves(earlier.body) or _leaves(earlier.orelse)):
                holds = truth(module, earlier.test, range)
                if holds is not None and _leaves(earlier.body if holds else earlier.orelse):
                    return True
    return False


def _leaves(block: list[ast.stmt]) -> bool:
    """Whether a block ends with leaving the one around it: ``return`` and its like, or giving up a test."""
    last = block[-1] if block else None
    if isinstance(last, ast.Return | ast.Raise | ast.Continue | ast.Break):
        return True
    return (
        isinstance(last, ast.Expr)
        and isinstance(last.value, ast.Call)
        and isinstance(last.value.func, ast.Attribute)
        and last.value.func.attr == "skipTest"
    )


_CAUGHT = frozenset(["ImportError", "ModuleNotFoundError", "AttributeError", "Exception", "BaseException"])


def guarded(module: Module, node: ast.AST) -> ast.Try | None:
    """The ``try`` whose body holds the place and whose handler catches a missing name."""
    inside: ast.AST = node
    for ancestor in module.ancestors(node):
        if isinstance(ancestor, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            return None
        if isinstance(ancestor, ast.Try) and inside in ancestor.body:
            for handler in ancestor.handlers:
                if _catches(handler):
                    return ancestor
        inside = ancestor
    return None


def _catches(handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(isinstance(kind, ast.Name) and kind.id in _CAUGHT for kind in kinds)
