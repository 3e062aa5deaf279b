"""Of which model an object is, where a query of the model's manager gave it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rules.shapes.given_to_self import given_to_self
from codemods.rules.site import Site
from codemods.source.inference import MODEL, QUERYSET_METHODS, USER
from codemods.source.scopes import Binding, BindingKind

__all__ = ["model_of"]

_MANAGERS = frozenset(["objects", "_default_manager", "_base_manager"])
_ONE = frozenset(["get", "create", "first", "last", "latest", "earliest"])
_USERS = frozenset(["create_user", "create_superuser"])
_PAIR = frozenset(["get_or_create", "update_or_create"])
_MANY = (QUERYSET_METHODS - {"values", "values_list", "dates", "datetimes"}) | {"iterator"}
_SHORTCUTS = frozenset(["django.shortcuts.get_object_or_404", "django.shortcuts.aget_object_or_404"])


def model_of(site: Site, node: ast.AST, depth: int = 0) -> str | None:
    """The model that an expression's value is certainly an object of; None where that cannot be told."""
    if depth > 5:
        return None
    found = site.infer(node)
    if found is not None:
        known = found.certain and found.instance and site.index.is_subclass(found.qname, MODEL)
        return found.qname if known else None
    if isinstance(node, ast.Await):
        return model_of(site, node.value, depth + 1)
    if isinstance(node, ast.Call):
        if isinstance(node.func, ast.Attribute) and _plain(node.func.attr) in _ONE:
            return _queried(site, node.func.value, depth + 1)
        if isinstance(node.func, ast.Attribute) and _plain(node.func.attr) in _USERS:
            model = _queried(site, node.func.value, depth + 1)
            return model if model is not None and site.index.is_subclass(model, USER) else None
        if node.args and site.resolve(node.func) in _SHORTCUTS:
            return _class(site, node.args[0]) or _queried(site, node.args[0], depth + 1)
        return None
    if isinstance(node, ast.Subscript) and not isinstance(node.slice, ast.Slice):
        return _queried(site, node.value, depth + 1)
    if isinstance(node, ast.Name):
        models = {_bound(site, binding, depth + 1) for binding in _bindings(site, node)}
        return models.pop() if len(models) == 1 else None
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        models = {model_of(site, value, depth + 1) for value in _kept(site, node, node.value.id)}
        return models.pop() if len(models) == 1 else None
    return None


def _kept(site: Site, node: ast.Attribute, own: str) -> Iterator[ast.AST]:
    """What the methods of the class around a place keep under ``self.name``, where ``self`` is what it is asked of."""
    method: ast.AST | None = None
    for around in site.module.ancestors(node):
        if isinstance(around, ast.ClassDef):
            break
        method = around
    else:
        return
    if isinstance(method, ast.FunctionDef) and method.args.args and method.args.args[0].arg == own:
        for _, place in given_to_self(site.module, around, (node.attr,)):
            statement = site.module.parents.get(place)
            yield statement.value if isinstance(statement, ast.Assign) else place


def _queried(site: Site, node: ast.AST, depth: int) -> str | None:
    """The model whose manager or queryset an expression is."""
    if depth > 5:
        return None
    if isinstance(node, ast.Attribute) and node.attr in _MANAGERS:
        return _class(site, node.value)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _MANY:
        return _queried(site, node.func.value, depth + 1)
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice):
        return _queried(site, node.value, depth + 1)
    if isinstance(node, ast.Name):
        bindings = _bindings(site, node)
        if len(bindings) == 1 and bindings[0].kind is BindingKind.ASSIGN and bindings[0].value is not None:
            return _queried(site, bindings[0].value, depth + 1)
    return None


def _class(site: Site, node: ast.AST) -> str | None:
    found = site.infer(node)
    if found is None or found.instance or not found.certain:
        return None
    return found.qname if site.index.is_subclass(found.qname, MODEL) else None


def _bindings(site: Site, node: ast.Name) -> list[Binding]:
    owner = site.module.scope_at(node).owner(node.id)
    return owner.bindings[node.id] if owner is not None else []


def _bound(site: Site, binding: Binding, depth: int) -> str | None:
    """The model of the object that a name is bound to: by ``=``, by ``x, made = …get_or_create()``, by a loop."""
    if binding.kind is BindingKind.ASSIGN and binding.value is not None:
        return model_of(site, binding.value, depth)
    target = binding.node
    around = site.module.parents.get(target)
    if isinstance(around, ast.For | ast.AsyncFor | ast.comprehension) and around.target is target:
        return _queried(site, around.iter, depth)
    if not isinstance(around, ast.Tuple) or around.elts[0] is not target or len(around.elts) != 2:
        return None
    statement = site.module.parents.get(around)
    value = statement.value if isinstance(statement, ast.Assign) else None
    if isinstance(value, ast.Await):
        value = value.value
    if (
        isinstance(value, ast.Call)
        and isinstance(value.func, ast.Attribute)
        and _plain(value.func.attr) in _PAIR
    ):
        return _queried(site, value.func.value, depth)
    return None


def _plain(name: str) -> str:
    """The name of a method of querysets without the ``a`` of the one that is awaited."""
    return name[1:] if name[1:] in _ONE | _PAIR | _USERS else name
