"""Classes whose ``__str__()`` hands on to ``__unicode__()``, as mixins for Python 2 and 3 have it."""

from __future__ import annotations

import ast

from codemods.source.module import Module

__all__ = ["asking_unicode"]


def asking_unicode(module: Module) -> frozenset[str]:
    """The names, within the module, of the classes whose ``__str__()`` reads ``__unicode__``."""
    asking: set[ast.AST] = set()
    for node, _ in module.walk.attributes.get("__unicode__", ()):
        inner = False
        for ancestor in module.ancestors(node):
            if isinstance(ancestor, ast.ClassDef):
                asking.update([ancestor] if inner else [])
                break
            inner = inner or _makes_text(ancestor)
    names = (
        module.qualname(node.name, scope, local=True)
        for node, scope, _ in module.walk.classes
        if node in asking
    )
    return frozenset(name for name in names if name is not None)


def _makes_text(node: ast.AST) -> bool:
    """``def __str__(self): …``, or ``__str__ = lambda self: …``."""
    if isinstance(node, ast.Assign):
        return any(isinstance(target, ast.Name) and target.id == "__str__" for target in node.targets)
    return isinstance(node, ast.FunctionDef) and node.name == "__str__"
