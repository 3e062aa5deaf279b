"""What the rules about ``is_authenticated`` and ``is_anonymous`` know of users: which objects are users by their name."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rules.site import Site

__all__ = ["BASES", "has_lookalike", "is_user_class", "named_user"]

BASES = (
    "django.contrib.auth.models.AbstractBaseUser",
    "django.contrib.auth.models.AnonymousUser",
)
_NAMES = frozenset(
    ["user", "current_user", "request_user", "anonymous_user", "auth_user", "authenticated_user"]
)


def named_user(node: ast.expr) -> bool:
    """Whether an object is called ``user``: ``request.user``, ``self.request.user``, ``current_user``."""
    if isinstance(node, ast.Attribute):
        return node.attr in _NAMES
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
        called = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
        return called in ("get_user", "AnonymousUser")
    return isinstance(node, ast.Name) and node.id in _NAMES


def is_user_class(site: Site, node: ast.ClassDef) -> bool:
    """Whether a class statement makes a kind of user."""
    return site.descends(node, *BASES)


def has_lookalike(site: Site, name: str) -> bool:
    """Whether the repository has a class that is no user of Django's and yet has a plain method of that name."""
    return any(True for _ in _lookalikes(site, name))


def _lookalikes(site: Site, name: str) -> Iterator[str]:
    index = site.index
    for facts in index.files.values():
        for qualname, one in facts.classes.items():
            method = one.methods.get(name)
            if method is None or "property" in method.decorators or "cached_property" in method.decorators:
                continue
            if len(method.positional) > 1 and method.defaults < len(method.positional) - 1:
                continue  # takes arguments: nobody calls it without
            qname = f"{facts.names[0]}.{qualname}" if facts.names else qualname
            if not any(index.is_subclass(qname, base) for base in BASES):
                yield qname
