"""Every rule there is, found by walking the packages under ``codemods.rules``."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from codemods.rules.rule import Rule

__all__ = ["all_rules"]


@cache
def all_rules() -> tuple[type[Rule], ...]:
    """The Python rules' classes, ordered by code; every class with a ``change`` in a release's package (or ``guards``) is one."""
    import codemods.rules as package

    found: dict[str, type[Rule]] = {}
    for info in pkgutil.iter_modules(package.__path__):
        if not info.ispkg or not (info.name.startswith("v") or info.name == "guards"):
            continue
        folder = importlib.import_module(f"codemods.rules.{info.name}")
        for module_info in pkgutil.iter_modules(folder.__path__):
            module = importlib.import_module(f"codemods.rules.{info.name}.{module_info.name}")
            for value in vars(module).values():
                if (
                    isinstance(value, type)
                    and issubclass(value, Rule)
                    and value.__module__ == module.__name__
                ):
                    if value.change:
                        key = (
                            value.change if value.change not in found else f"{value.change}:{value.__name__}"
                        )
                        found[key] = value
    return tuple(found[key] for key in sorted(found))
