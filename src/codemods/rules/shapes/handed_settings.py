"""Settings in a dictionary that is handed on: ``settings.configure(**OPTIONS)``."""

from __future__ import annotations

import ast

from codemods.rules.site import Site

__all__ = ["handed_on", "options_of"]

_TAKERS = frozenset(["configure", "modify_settings", "override_settings", "settings"])


def options_of(site: Site, call: ast.Call) -> ast.Call | ast.Dict | None:
    """The ``dict(…)`` or ``{…}`` of this module that a call hands on with ``**``, where that is the only one."""
    stars = [keyword.value for keyword in call.keywords if keyword.arg is None]
    value: ast.expr | None = stars[0] if len(stars) == 1 else None
    if isinstance(value, ast.Name):
        owner = site.module.scope_at(value).owner(value.id)
        value = site.value_of(value.id) if owner is site.module.walk.root else None
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "dict":
        return None if value.args or site.has_stars(value) else value
    if isinstance(value, ast.Dict) and value.keys and None not in value.keys:
        return value
    return None


def handed_on(site: Site, node: ast.expr) -> bool:
    """Whether a dictionary is handed on as settings, by name or as it stands."""
    around = site.module.parents.get(node)
    if isinstance(around, ast.keyword):
        return around.arg is None and _takes(site.module.parents.get(around))
    if not isinstance(around, ast.Assign) or len(around.targets) != 1:
        return False
    target = around.targets[0]
    if not isinstance(target, ast.Name) or site.value_of(target.id) is not node:
        return False
    for use, _ in site.module.walk.names.get(target.id, ()):
        keyword = site.module.parents.get(use)
        if isinstance(keyword, ast.keyword) and keyword.arg is None:
            if _takes(site.module.parents.get(keyword)):
                return True
    return False


def _takes(call: ast.AST | None) -> bool:
    if not isinstance(call, ast.Call):
        return False
    func = call.func
    return (func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")) in _TAKERS
