"""Settings in a dictionary that is handed on: ``settings.configure(**OPTIONS)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from codemods.findings import Edit
from codemods.rules.shapes.literals import key_of, remove_entries
from codemods.rules.site import Site
from codemods.source.names import last_name

__all__ = ["HandedSetting", "handed_on", "handed_settings", "options_of"]

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


@dataclass(frozen=True, slots=True)
class HandedSetting:
    """A setting in a ``dict(…)`` or ``{…}`` that is handed on."""

    site: Site
    name: str
    key: ast.keyword | ast.Constant
    value: ast.expr
    holder: ast.Call | ast.Dict
    takers: frozenset[str]
    """What the dictionary is given to: ``configure``, ``override_settings``, ``settings``."""

    @property
    def alone(self) -> bool:
        """Whether nothing else names the setting or takes the dictionary away, so that the key may change."""
        around = self.site.module.parents.get(self.holder)
        if isinstance(around, ast.Assign) and self.site.reexported(getattr(around.targets[0], "id", "")):
            return False
        named = [text for text in self.site.module.texts(self.name) if text.value == self.name]
        updates = [
            call
            for call, _ in self.site.module.walk.keywords.get(self.name, ())
            if getattr(call.func, "attr", "") == "update"
        ]
        return not updates and all(text is self.key for text in named)

    def has(self, name: str) -> bool:
        """Whether the dictionary holds another setting as well."""
        if isinstance(self.holder, ast.Call):
            return self.site.keyword(self.holder, name) is not None
        return any(key_of(key) == name for key in self.holder.keys)

    def renamed(self, new: str) -> Edit:
        if isinstance(self.key, ast.keyword):
            return self.site.replace_name(self.key, new)
        return self.site.replace_in_string(self.key, self.name, new)

    def removed(self) -> Edit:
        if isinstance(self.holder, ast.Call):
            return self.site.edit_call(self.holder).remove(self.name).edit()
        assert isinstance(self.key, ast.Constant)
        return remove_entries(self.site, self.holder, [self.key])


def handed_settings(site: Site, *names: str) -> Iterator[HandedSetting]:
    """The settings of these names in dictionaries of the module that are handed on."""
    for name in names:
        for call, _ in site.module.walk.keywords.get(name, ()):
            keyword = site.keyword(call, name)
            if keyword is not None and getattr(call.func, "id", "") == "dict":
                takers = _takers(site, call)
                if takers and "modify_settings" not in takers:
                    yield HandedSetting(site, name, keyword, keyword.value, call, takers)
        for text in site.module.texts(name):
            around = site.module.parents.get(text)
            if text.value == name and isinstance(around, ast.Dict) and text in around.keys:
                takers = _takers(site, around)
                if takers and "modify_settings" not in takers:
                    value = around.values[around.keys.index(text)]
                    yield HandedSetting(site, name, text, value, around, takers)


def handed_on(site: Site, node: ast.expr) -> bool:
    """Whether a dictionary is handed on as settings, by name or as it stands."""
    return bool(_takers(site, node))


def _takers(site: Site, node: ast.expr) -> frozenset[str]:
    """The names of the functions of settings that a dictionary is given to with ``**``."""
    around = site.module.parents.get(node)
    if isinstance(around, ast.keyword):
        return _taker(site, around)
    if not isinstance(around, ast.Assign) or len(around.targets) != 1:
        return frozenset()
    target = around.targets[0]
    owner = site.module.scope_at(target).owner(target.id) if isinstance(target, ast.Name) else None
    if not isinstance(target, ast.Name) or owner is None or len(owner.bindings[target.id]) != 1:
        return frozenset()
    uses = [
        site.module.parents.get(use)
        for use, scope in site.module.walk.names.get(target.id, ())
        if scope.owner(target.id) is owner
    ]
    return frozenset().union(*(_taker(site, use) for use in uses if isinstance(use, ast.keyword)))


def _taker(site: Site, keyword: ast.keyword) -> frozenset[str]:
    call = site.module.parents.get(keyword)
    if keyword.arg is not None or not isinstance(call, ast.Call):
        return frozenset()
    func = call.func
    name = last_name(func)
    return _TAKERS & {name}
