"""The query behind a queryset."""

from __future__ import annotations

import ast

from codemods.rules.site import Site

__all__ = ["QUERY", "is_query", "query_certainty"]

QUERY = "django.db.models.sql.query.Query"
_QUERYSET = "django.db.models.query.QuerySet"


def query_certainty(site: Site, node: ast.expr) -> bool | None:
    """Whether an expression is the query behind a queryset (``qs.query``), or a ``Query``.

    True for certain, False where its name says so and nothing is known of it, None for no sign of it.
    """
    found = site.infer(node)
    if found is not None:
        return found.certain if site.index.is_subclass(found.qname, QUERY) else None
    if isinstance(node, ast.Attribute) and node.attr == "query":
        owner = site.infer(node.value)
        if owner is not None:
            return owner.certain if site.index.is_subclass(owner.qname, _QUERYSET) else None
        return None if _of_another_class(site, node.value) else False
    return False if isinstance(node, ast.Name) and node.id == "query" else None


def is_query(site: Site, node: ast.expr) -> bool:
    """Whether an expression is the query behind a queryset, for certain or by its name."""
    return query_certainty(site, node) is not None


def _of_another_class(site: Site, node: ast.expr) -> bool:
    """Whether a value is made by a method of a class that is no queryset (``clone = self._clone()``)."""
    if isinstance(node, ast.Name):
        owner = site.module.scope_at(node).owner(node.id)
        bindings = owner.bindings[node.id] if owner is not None else []
        value = bindings[0].value if len(bindings) == 1 else None
        return value is not None and not isinstance(value, ast.Name) and _of_another_class(site, value)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        made_by = site.infer(node.func.value)
        return (
            made_by is not None
            and site.index.class_facts(made_by.qname) is not None
            and not any(one.startswith("django.") for one in site.index.ancestry(made_by.qname))
        )
    return False
