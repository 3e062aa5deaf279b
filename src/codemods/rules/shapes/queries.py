"""The query behind a queryset."""

from __future__ import annotations

import ast

from codemods.rules.site import Site

__all__ = ["QUERY", "is_query"]

QUERY = "django.db.models.sql.query.Query"


def is_query(site: Site, node: ast.expr) -> bool:
    """Whether an expression is the query behind a queryset: ``qs.query``, a ``Query``."""
    last = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
    if last == "query":
        return True
    found = site.infer(node)
    return found is not None and site.index.is_subclass(found.qname, QUERY)
