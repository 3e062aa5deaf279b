"""Which model a query is about, and what it was told before a place in its chain of calls."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.index.index import Index
from codemods.rules.shapes.model_objects import model_of
from codemods.rules.shapes.relations import MODEL, relations_of
from codemods.rules.shapes.values import bindings_of
from codemods.rules.site import Site
from codemods.source.inference import MANAGER, QUERYSET
from codemods.source.scopes import BindingKind

__all__ = ["annotation_of", "calls_before", "queried_model"]

_ENDS = frozenset(["get", "first", "last", "latest", "earliest", "create", "count", "exists", "aggregate"])
_NAMING = frozenset(["annotate", "alias", "values", "values_list"])


def queried_model(site: Site, node: ast.expr, depth: int = 0) -> str | None:
    """The final name of the model that a manager's or queryset's rows are of; None where it cannot be told."""
    while True:
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr not in _ENDS
        ):
            if node.func.attr == "get_queryset":
                return _managed(site, node.func.value)
            node = node.func.value
        elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice):
            node = node.value
        else:
            break
    if isinstance(node, ast.Attribute):
        return _of_attribute(site, node)
    if not isinstance(node, ast.Name) or depth > 6:
        return None
    if (managed := _managed(site, node)) is not None:
        return managed
    models: set[str | None] = set()
    for binding in bindings_of(site, node):
        if binding.kind is not BindingKind.ASSIGN or binding.value is None:
            return None
        model = queried_model(site, binding.value, depth + 1)
        if model is not None or not _starts_with(binding.value, node.id):
            models.add(model)
    return models.pop() if len(models) == 1 else None


def calls_before(site: Site, node: ast.expr) -> Iterator[ast.Call]:
    """The calls of the chain that makes a queryset, the last one first; through names that are assigned one, too."""
    seen: set[ast.AST] = set()
    waiting = [node]
    while waiting:
        node = waiting.pop()
        while isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node
            node = node.func.value
        if isinstance(node, ast.Name):
            for binding in bindings_of(site, node):
                if binding.value is not None and binding.value not in seen:
                    seen.add(binding.value)
                    waiting.append(binding.value)


def annotation_of(site: Site, node: ast.expr, name: str) -> ast.expr | None:
    """The expression that a queryset was given under a name."""
    for call in calls_before(site, node):
        if isinstance(call.func, ast.Attribute) and call.func.attr in _NAMING:
            keyword = site.keyword(call, name)
            if keyword is not None:
                return keyword.value
    return None


def _of_attribute(site: Site, node: ast.Attribute) -> str | None:
    owner = site.infer(node.value)
    if owner is not None and not owner.instance and owner.certain:
        # What a class of a model has that makes querysets is a manager.
        return owner.qname if site.index.is_subclass(owner.qname, MODEL) else None
    model = model_of(site, node.value)
    if model is None:
        return None
    relations = relations_of(site.index)
    back = relations.back(model, node.attr)
    if back is not None:
        return back.owner
    forward = relations.of(model, node.attr)
    return forward.target if forward is not None and forward.kind in ("many", "generic") else None


def _managed(site: Site, node: ast.expr) -> str | None:
    """The model of ``super().get_queryset()`` and the like, inside of a manager or queryset."""
    found = site.infer(node)
    if found is None or not found.instance or site.index.class_facts(found.qname) is None:
        return None
    return _manager_of(site.index, found.qname)


def _manager_of(index: Index, qname: str) -> str | None:
    """The only model that uses a manager or queryset class of the repository."""
    if not any(index.is_subclass(qname, base) for base in (QUERYSET, MANAGER)):
        return None
    users = index.ask(_users)
    models = {model for heir in (qname, *index.heirs(qname)) for model in users.get(heir, ())}
    return models.pop() if len(models) == 1 else None


def _users(index: Index) -> dict[str, set[str]]:
    """Manager and queryset classes, with the models that use them."""
    found: dict[str, set[str]] = {}
    for models in relations_of(index).models.values():
        for model in models:
            facts = index.class_facts(model)
            for call in facts.calls.values() if facts is not None else ():
                made = index.name(call.callee.removesuffix(".as_manager")).qname
                if any(index.is_subclass(made, base) for base in (QUERYSET, MANAGER)):
                    found.setdefault(made, set()).add(model)
    return found


def _starts_with(node: ast.expr, name: str) -> bool:
    """Whether a value is made of what the name held before: ``books = books.filter(…)``."""
    while isinstance(node, ast.Call | ast.Attribute | ast.Subscript):
        node = node.func if isinstance(node, ast.Call) else node.value
    return isinstance(node, ast.Name) and node.id == name
