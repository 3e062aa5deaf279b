"""Imports of Django's for which an ``except`` has something else at hand, which serves where they fail."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from codemods.rules.site import Site
from codemods.source.python2 import BUILTINS, only_in_python2
from codemods.source.scopes import Binding, BindingKind

__all__ = ["has_fallback"]

_CAUGHT = frozenset(["ImportError", "ModuleNotFoundError", "Exception"])


def has_fallback(site: Site) -> bool:
    """Whether what brings the name of a site may fail to be imported, as the ``try`` around it then makes the name.

    What it makes the name of is there where the target runs: no builtin or module of Python 2's, and not ``None``.
    """
    binding = site.binding
    owner = site.scope.owner(binding.name) if binding is not None else None
    if binding is None or owner is None:
        return False
    known = owner.bindings.get(binding.name, ())
    gone = [binding] if site.kind == "import" else [one for one in known if _brings(site, one)]
    return bool(gone) and all(_is_backed(site, one, known) for one in gone)


def _brings(site: Site, binding: Binding) -> bool:
    """Whether a binding is an import that brings what a site uses."""
    target = binding.target or ""
    return binding.kind is BindingKind.IMPORT and f"{site.qname}.".startswith(f"{target}.")


def _is_backed(site: Site, binding: Binding, known: Sequence[Binding]) -> bool:
    branch = binding.branch
    while branch is not None:
        if isinstance(branch.node, ast.Try) and branch.arm == "body":
            arms = {f"handler{at}" for at, one in enumerate(branch.node.handlers) if _catches(one)}
            if any(_stands_in(one, branch.node, arms) and _serves(site, one) for one in known):
                return True
        branch = branch.parent
    return False


def _catches(handler: ast.ExceptHandler) -> bool:
    """Whether a handler sees to imports that fail."""
    parts = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(part is None or getattr(part, "id", "") in _CAUGHT for part in parts)


def _stands_in(binding: Binding, statement: ast.Try, arms: set[str]) -> bool:
    branch = binding.branch
    while branch is not None:
        if branch.node is statement:
            return branch.arm in arms
        branch = branch.parent
    return False


def _serves(site: Site, binding: Binding) -> bool:
    """Whether what a binding makes a name of is there on the target."""
    if binding.kind is BindingKind.IMPORT:
        from codemods.django import api

        target = binding.target or ""
        if target.startswith("django."):
            return all(api.exists(target, release) for release in site.range.supported)
        return bool(target) and not only_in_python2(target)
    if binding.kind is not BindingKind.ASSIGN:
        return binding.kind in (BindingKind.FUNCTION, BindingKind.CLASS)
    value = binding.value
    if value is None or (isinstance(value, ast.Constant) and value.value is None):
        return False
    names = {node.id for node in ast.walk(value) if isinstance(node, ast.Name)}
    return names.isdisjoint(BUILTINS - site.module.walk.root.bindings.keys())
