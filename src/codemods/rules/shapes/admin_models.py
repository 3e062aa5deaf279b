"""Which model an admin class is registered for, as far as its own module tells."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rules.site import Site

__all__ = ["member_names", "models_of"]


def models_of(site: Site, node: ast.ClassDef) -> list[str]:
    """Final names of the models: from ``@register(Model)``, ``site.register(Model, Admin)`` and an inline's ``model``."""
    return [
        qname
        for expression in _named(site, node)
        if (qname := site.resolve(expression)) is not None and site.index.class_facts(qname) is not None
    ]


def _named(site: Site, node: ast.ClassDef) -> Iterator[ast.expr]:
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Call) and _is_register(decorator.func):
            yield from decorator.args
    for statement in node.body:
        if isinstance(statement, ast.Assign):
            if any(isinstance(target, ast.Name) and target.id == "model" for target in statement.targets):
                yield statement.value
    for use, _ in site.module.walk.names.get(node.name, ()):
        call = site.module.parents.get(use)
        if (
            isinstance(call, ast.Call)
            and _is_register(call.func)
            and len(call.args) == 2
            and call.args[1] is use
        ):
            first = call.args[0]
            yield from first.elts if isinstance(first, ast.List | ast.Tuple) else [first]


def _is_register(func: ast.expr) -> bool:
    return (isinstance(func, ast.Attribute) and func.attr == "register") or (
        isinstance(func, ast.Name) and func.id == "register"
    )


def member_names(site: Site, qname: str) -> set[str]:
    """Every name that the repository's classes among a class and its ancestors bind."""
    found: set[str] = set()
    for facts in site.index.own_line(site.index.name(qname).qname):
        found.update(facts.members)
    return found
