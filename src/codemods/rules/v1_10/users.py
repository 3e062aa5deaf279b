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
_MODEL = "django.db.models.Model"
_PASSES_TEST = "django.contrib.auth.decorators.user_passes_test"
_NAMES = frozenset(
    ["user", "current_user", "request_user", "anonymous_user", "auth_user", "authenticated_user"]
)


def named_user(site: Site, node: ast.expr) -> bool:
    """Whether an object is a user by what it is called or where it comes from.

    ``request.user``, ``current_user``, ``context["user"]``, ``get_user(request)``, and what ``user_passes_test()``
    hands to its function.
    """
    if isinstance(node, ast.Attribute):
        return node.attr in _NAMES
    if isinstance(node, ast.Subscript):
        return isinstance(node.slice, ast.Constant) and node.slice.value in _NAMES
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
        called = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
        return called in ("get_user", "AnonymousUser")
    return isinstance(node, ast.Name) and (node.id in _NAMES or _is_tested(site, node))


def _is_tested(site: Site, node: ast.Name) -> bool:
    """Whether a name is the parameter of a function that is given to ``user_passes_test()``."""
    for ancestor in site.module.ancestors(node):
        if isinstance(ancestor, ast.Lambda):
            if [one.arg for one in ancestor.args.args][:1] != [node.id]:
                continue
            call = site.module.parents.get(ancestor)
            return isinstance(call, ast.Call) and site.is_name(call.func, _PASSES_TEST)
        if isinstance(ancestor, ast.FunctionDef):
            if [one.arg for one in ancestor.args.args][:1] != [node.id]:
                return False
            for use, _ in site.module.walk.names.get(ancestor.name, ()):
                call = site.module.parents.get(use)
                if isinstance(call, ast.Call) and use in call.args and site.is_name(call.func, _PASSES_TEST):
                    return True
            return False
    return False


def is_user_class(site: Site, node: ast.ClassDef) -> bool:
    """Whether a class statement makes a kind of user, or what the repository mixes into one."""
    if site.descends(node, *BASES):
        return True
    own = f"{site.module.name}.{node.name}"
    return any(_is_user(site, f"{module}.{node.name}") for module in site.module.names) or any(
        site.index.is_subclass(heir, base) for heir in site.index.heirs(own) for base in BASES
    )


def has_lookalike(site: Site, name: str) -> bool:
    """Whether the repository has a class that is no user of Django's and yet has a plain method of that name."""
    return any(True for _ in _lookalikes(site, name))


def _is_user(site: Site, qname: str) -> bool:
    """Whether a class of the repository is a user of Django's, or the model that ``AUTH_USER_MODEL`` names."""
    index = site.index
    if any(index.is_subclass(qname, base) for base in BASES):
        return True
    *parts, name = qname.split(".")
    if not parts or not index.is_subclass(qname, _MODEL):
        return False
    settings: frozenset[str] = getattr(site.project, "settings", frozenset())
    labels = {f"{part}.{name}" for part in parts}
    return any(
        "AUTH_USER_MODEL" in index.files[path].bindings and not labels.isdisjoint(index.files[path].strings)
        for path in settings
    )


def _lookalikes(site: Site, name: str) -> Iterator[str]:
    for qname, one in site.index.owners(name).items():
        method = one.methods.get(name)
        if method is None or "property" in method.decorators or "cached_property" in method.decorators:
            continue
        if len(method.positional) > 1 and method.defaults < len(method.positional) - 1:
            continue  # takes arguments: nobody calls it without
        if not _is_user(site, qname):
            yield qname
