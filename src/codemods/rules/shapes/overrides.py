"""Whose method a call reaches: Django's, or one that a class of the repository puts before it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.index.facts import FunctionFacts
from codemods.rules.site import Site

__all__ = [
    "django_constructor",
    "foreign_bases",
    "is_super",
    "mixed_into",
    "own_definition",
    "own_definitions",
    "sets",
    "super_definition",
]

# Modules whose classes add no methods of the kind that rules ask about.
_HARMLESS = frozenset(["object", "abc", "typing", "builtins", "enum", "dataclasses"])


def own_definition(site: Site, qname: str, method: str) -> FunctionFacts | None:
    """The definition of ``method`` nearest to a class, where that is the repository's own; None where it is Django's."""
    return next(own_definitions(site, qname, method), None)


def super_definition(site: Site, qname: str, method: str) -> FunctionFacts | None:
    """The same for ``super().method`` in the body of the class ``qname``: the class itself is left out."""
    return next(own_definitions(site, qname, method, above=True), None)


def own_definitions(site: Site, qname: str, method: str, *, above: bool = False) -> Iterator[FunctionFacts]:
    """The repository's definitions of ``method`` by which a class comes, nearest first; with ``above`` not its own."""
    final = site.index.name(qname).qname
    left_out = site.index.class_facts(final) if above else None
    for facts in site.index.own_line(final):
        if facts is not left_out and method in facts.methods:
            yield facts.methods[method]


def sets(site: Site, node: ast.ClassDef, name: str) -> bool:
    """Whether a class statement, or a class of the repository that it descends from, binds a name in its body."""
    if name in site.module.walk.scope_of[node].bindings:
        return True
    found = (site.resolve(base, certain=False) for base in node.bases)
    return any(name in facts.members for base in found if base for facts in site.index.own_line(base))


def is_super(node: ast.AST) -> bool:
    """Whether an expression is a call of ``super``, with or without arguments."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "super"


def django_constructor(site: Site, call: ast.Call) -> str | None:
    """The class of Django's whose constructor ``super().__init__()`` runs; None where it may be another one's."""
    func = call.func
    if not isinstance(func, ast.Attribute) or func.attr != "__init__" or not is_super(func.value):
        return None
    found = site.infer(func.value)
    if found is None or foreign_bases(site, found.qname):
        return None
    if super_definition(site, found.qname, "__init__") is not None:
        return None
    ancestry = site.index.ancestry(site.index.name(found.qname).qname)
    return next((one for one in ancestry if one.startswith("django.")), None)


def foreign_bases(site: Site, qname: str) -> bool:
    """Whether a class descends from one that is neither the repository's nor Django's, and so may override anything."""
    for ancestor in site.index.ancestry(site.index.name(qname).qname):
        facts = site.index.class_facts(ancestor)
        if facts is None:
            if not ancestor.startswith("django.") and ancestor.partition(".")[0] not in _HARMLESS:
                return True
        elif None in facts.bases:
            return True
    return False


def mixed_into(site: Site, node: ast.ClassDef, base: str) -> bool:
    """Whether a class of the repository descends both from the class statement's class and from ``base``."""
    own = f"{site.module.name}.{node.name}"
    return any(base in site.index.ancestry(heir) for heir in site.index.heirs(own))
