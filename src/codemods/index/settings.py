"""What a settings module says: the values of its settings that stand there as literals, and what all of them say together."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from codemods.files.roles import Role, looks_like_settings, roles_of, settings_by_name
from codemods.source.module import Module

if TYPE_CHECKING:
    from codemods.index.facts import ModuleFacts
    from codemods.index.index import Index

__all__ = ["COMPUTED", "INHERITED", "UNKNOWN", "Settings", "options_of", "settings_of"]

UNKNOWN = ...
"""Stands for a value, or a part of one, that is no literal."""

INHERITED = "<inherited>"
"""Stands in a list for the elements that the module has from a star import."""

COMPUTED = "<computed>"
"""Stands among the settings of a module that may set any other in a way that is not seen."""

_COMPUTED = frozenset({"exec", "execfile", "globals", "include", "locals", "setattr", "vars"})
_NOOPS = frozenset(
    {"_", "gettext", "gettext_lazy", "gettext_noop", "ugettext", "ugettext_lazy", "ugettext_noop"}
)


def settings_of(module: Module) -> dict[str, object]:
    """The settings that a file sets at its top level, with their values; nothing for a file that is none of settings.

    A setting with several possible values is ``UNKNOWN``; a list holds whatever may be put into it.
    """
    names = {name for name in module.walk.root.bindings if name.isupper()}
    if not (looks_like_settings(names, module.path) or (settings_by_name(module.path) and names)):
        return {}
    values: dict[str, object] = {}
    _run(module.tree.body, values, certain=True)
    found = {name: value for name, value in values.items() if name.isupper()}
    if not _COMPUTED.isdisjoint(module.walk.names):
        found[COMPUTED] = UNKNOWN
    return found


def _run(body: Iterable[ast.stmt], values: dict[str, object], certain: bool) -> None:
    for node in body:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                _assign(target, _value(node.value, values), values, certain)
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            _assign(node.target, _value(node.value, values), values, certain)
        elif isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            old = values.get(node.target.id, [INHERITED])
            values[node.target.id] = _joined(old, _value(node.value, values))
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            _extend(node.value, values)
        else:
            for inner in _inner(node):
                _run(inner, values, certain=False)


def _inner(node: ast.stmt) -> Iterator[list[ast.stmt]]:
    """The bodies of a statement that Python runs on import."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return
    for name in ("body", "orelse", "finalbody"):
        yield getattr(node, name, [])
    for handler in getattr(node, "handlers", []):
        yield handler.body


def _assign(target: ast.expr, value: object, values: dict[str, object], certain: bool) -> None:
    if isinstance(target, ast.Name):
        if not certain and values.get(target.id, INHERITED) != value:
            old = values.get(target.id, [])
            value = _joined(old, value) if isinstance(old, list) and isinstance(value, list) else UNKNOWN
        values[target.id] = value
    elif isinstance(target, ast.Tuple | ast.List):
        for one in target.elts:
            _assign(one, UNKNOWN, values, certain)
    elif isinstance(target, ast.Subscript):
        root: ast.expr = target
        while isinstance(root, ast.Subscript | ast.Attribute):
            root = root.value
        if isinstance(root, ast.Name):  # TEMPLATES[0]["OPTIONS"]["debug"] = …
            values[root.id] = UNKNOWN


def _extend(call: ast.Call, values: dict[str, object]) -> None:
    """``INSTALLED_APPS.append("x")`` and the like."""
    function = call.func
    if not isinstance(function, ast.Attribute) or not isinstance(function.value, ast.Name) or not call.args:
        return
    name = function.value.id
    added: object
    if function.attr in ("append", "insert"):
        added = [_value(call.args[-1], values)]
    elif function.attr == "extend":
        added = _value(call.args[0], values)
    else:
        return
    values[name] = _joined(values.get(name, [INHERITED]), added)


def _joined(one: object, other: object) -> object:
    if isinstance(one, list) and isinstance(other, list):
        return one + other
    if isinstance(one, list):
        return [*one, UNKNOWN]
    if isinstance(other, list):
        return [UNKNOWN, *other]
    return UNKNOWN


def _value(node: ast.expr, values: Mapping[str, object]) -> object:
    """An expression as plain data; tuples are lists, as Django does not tell them apart in settings."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str | int | float | bool | None) else UNKNOWN
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        found: list[object] = []
        for one in node.elts:
            if isinstance(one, ast.Starred):
                inner = _value(one.value, values)
                found += inner if isinstance(inner, list) else [UNKNOWN]
            else:
                found.append(_value(one, values))
        return found
    if isinstance(node, ast.Dict):
        return {
            str(_value(key, values)) if key is not None else "**": _value(value, values)
            for key, value in zip(node.keys, node.values, strict=True)
        }
    if isinstance(node, ast.Name):
        return values.get(node.id, UNKNOWN)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = _value(node.left, values), _value(node.right, values)
        if isinstance(left, str) and isinstance(right, str):
            return left + right
        return _joined(left, right)
    if isinstance(node, ast.Call) and len(node.args) == 1 and not node.keywords:
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name in _NOOPS or name in ("list", "tuple"):
            return _value(node.args[0], values)
    return UNKNOWN


class Settings:
    """What the settings modules of a repository say together. Those of tests do not count."""

    def __init__(self, index: Index, paths: Iterable[str]) -> None:
        self.modules = [
            index.files[path]
            for path in sorted(paths)
            if path in index.files and not roles_of(path) & Role.TEST
        ]
        names = sorted({name for facts in self.modules for name in facts.settings} - {COMPUTED})
        self.values = {name: self._value(name) for name in names}
        """Setting -> its value where that is a literal and the same in every module, else None."""
        self.known = self._known(index)
        """Whether a setting that is not among ``values`` is certainly not set."""

    def _value(self, name: str) -> object:
        given = [facts.settings[name] for facts in self.modules if name in facts.settings]
        return given[0] if all(one == given[0] for one in given) and _is_whole(given[0]) else None

    def _known(self, index: Index) -> bool:
        if not any("INSTALLED_APPS" in facts.settings for facts in self.modules):
            return False
        return all(
            star in index.modules or star.startswith("django.")
            for facts in self.modules
            for star in facts.stars
        ) and not any(COMPUTED in facts.settings for facts in self.modules)

    def elements(self, name: str) -> list[object]:
        """What a setting that is a list holds in any of the modules, with ``UNKNOWN`` for what is computed."""
        found: list[object] = []
        for facts in self.modules:
            value = facts.settings.get(name)
            if value is None:
                continue
            found += [one for one in value if one != INHERITED] if isinstance(value, list) else [UNKNOWN]
        return found

    @property
    def apps(self) -> frozenset[str] | None:
        """The installed apps; None where not all of them are known."""
        elements = self.elements("INSTALLED_APPS")
        if not self.known or not elements or not all(isinstance(one, str) for one in elements):
            return None
        return frozenset(str(one) for one in elements)


def _is_whole(value: object) -> bool:
    """Whether no part of a value is unknown."""
    if value is UNKNOWN or value == INHERITED:
        return False
    if isinstance(value, list):
        return all(map(_is_whole, value))
    if isinstance(value, dict):
        return "**" not in value and all(map(_is_whole, value.values()))
    return True


def options_of(facts: ModuleFacts) -> Iterator[dict[str, object]]:
    """The ``OPTIONS`` of the template engines that a settings module sets up."""
    engines = facts.settings.get("TEMPLATES")
    for engine in engines if isinstance(engines, list) else ():
        options = engine.get("OPTIONS") if isinstance(engine, dict) else None
        if isinstance(options, dict):
            yield options
