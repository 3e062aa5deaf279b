"""The attributes whose values a file hands to Django as time zones."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.source.module import Module
from codemods.source.names import last_name
from codemods.source.scopes import Scope

__all__ = ["zones_in"]

_MODULE = "django.utils.timezone"
_PLACES = {
    "activate": 0,
    "override": 0,
    "localtime": 1,
    "localdate": 1,
    "make_aware": 1,
    "make_naive": 1,
}
"""Functions of ``django.utils.timezone``, and where among their arguments the zone stands."""


def zones_in(module: Module) -> frozenset[str]:
    """The names of the attributes that go to functions of ``django.utils.timezone``, or into queries, as the zone."""
    walk = module.walk
    found: set[str] = set()
    for call, scope in walk.keywords.get("tzinfo", ()):
        name = last_name(call.func)
        if name.startswith(("Trunc", "Extract")) or name == "datetimes":
            given = [one.value for one in call.keywords if one.arg == "tzinfo"]
            found.update(attribute for one in given for attribute in _read(one, scope))
    if "timezone" not in module.text:
        return frozenset(found)
    for last, place in _PLACES.items():
        for func, scope in (*walk.names.get(last, ()), *walk.attributes.get(last, ())):
            taking = walk.calls.get(func)
            if taking is not None and f"{_MODULE}.{last}" in module.resolve(func, scope).targets:
                given = taking.args[place : place + 1]
                given += [one.value for one in taking.keywords if one.arg == "timezone"]
                found.update(attribute for one in given for attribute in _read(one, scope))
    return frozenset(found)


def _read(value: ast.expr, scope: Scope) -> Iterator[str]:
    """The attribute that an expression reads, directly or by a name that has got it."""
    if isinstance(value, ast.Attribute):
        yield value.attr
    elif isinstance(value, ast.Name):
        owner = scope.owner(value.id)
        for binding in owner.bindings[value.id] if owner is not None else ():
            if isinstance(binding.value, ast.Attribute):
                yield binding.value.attr
