"""How the standard library's UTC is written at a place, and what the methods of pytz's UTC become."""

from __future__ import annotations

import ast

from codemods.rules.shapes.values import bindings_of
from codemods.rules.site import Site
from codemods.source.scopes import BindingKind

__all__ = [
    "asks_tzinfo_for_pytz",
    "atom",
    "imported_name",
    "tzinfo_read",
    "utc_expression",
    "utc_replacement",
]

_ONLY_PYTZ = ("zone", "localize", "normalize")


def imported_name(site: Site, near: ast.AST, target: str) -> str | None:
    """The name by which an unconditional import of the module knows ``target``, where it is seen from ``near``."""
    module = site.module
    scope = site.scope if isinstance(near, ast.alias) else module.scope_at(near)
    for name, bindings in module.walk.root.bindings.items():
        for binding in bindings:
            if (
                binding.kind is BindingKind.IMPORT
                and binding.target == target
                and binding.branch is None
                and len(bindings) == 1
                and scope.owner(name) is module.walk.root
            ):
                return name
    return None


def utc_expression(site: Site, near: ast.AST) -> str:
    """``datetime.timezone.utc`` as the imports of the module want it written, with an import added where need be."""
    known = imported_name(site, near, "datetime")
    if known is not None:
        return f"{known}.timezone.utc"
    known = imported_name(site, near, "datetime.timezone")
    if known is not None:
        return f"{known}.utc"
    module = site.module
    scope = site.scope if isinstance(near, ast.alias) else module.scope_at(near)
    if site.free("datetime", scope):
        return f"{site.need('datetime', near)}.timezone.utc"
    return f"{site.need('datetime.timezone', near)}.utc"


def utc_replacement(site: Site, use: ast.expr) -> tuple[ast.AST, str]:
    """What goes and what comes for one use of a pytz-like UTC: the methods that only pytz has are taken along."""
    parents = site.module.parents
    attribute = parents.get(use)
    if isinstance(attribute, ast.Attribute) and attribute.value is use:
        if attribute.attr == "zone":
            return attribute, '"UTC"'
        call = parents.get(attribute)
        if isinstance(call, ast.Call) and call.func is attribute and len(call.args) == 1:
            value = call.args[0]
            if not isinstance(value, ast.Starred):
                if attribute.attr == "localize":
                    return call, f"{atom(site, value)}.replace(tzinfo={utc_expression(site, use)})"
                if attribute.attr == "normalize":
                    return call, f"{atom(site, value)}.astimezone({utc_expression(site, use)})"
    return use, utc_expression(site, use)


def atom(site: Site, node: ast.expr) -> str:
    """The source of an expression, in brackets where an attribute could not be put behind it."""
    text = site.source(node)
    plain = isinstance(node, ast.Name | ast.Attribute | ast.Call | ast.Subscript)
    return text if plain else f"({text})"


def tzinfo_read(site: Site, zone: ast.expr) -> ast.Attribute | None:
    """The ``….tzinfo`` that a zone is read from, directly or by a name that may have got it; None where it is not."""
    if isinstance(zone, ast.Attribute) and zone.attr == "tzinfo":
        return zone
    if isinstance(zone, ast.Name):
        values = [binding.value for binding in bindings_of(site, zone)]
        return next((one for one in values if isinstance(one, ast.Attribute) and one.attr == "tzinfo"), None)
    return None


def asks_tzinfo_for_pytz(site: Site) -> bool:
    """Whether the module asks the zones of times for what only those of pytz have."""
    attributes = site.module.walk.attributes
    if "tzinfo" not in attributes:
        return False
    return any(
        tzinfo_read(site, node.value) is not None
        for name in _ONLY_PYTZ
        for node, _ in attributes.get(name, ())
    )
