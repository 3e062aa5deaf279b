"""The template rules: a release a folder, a change a file."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from codemods.templates.rule import TemplateRule

__all__ = ["template_rules"]


@cache
def template_rules() -> tuple[type[TemplateRule], ...]:
    """Every template rule, the oldest release first, in the order of the files' names."""
    folders = sorted(
        (folder.name for folder in pkgutil.iter_modules(__path__) if folder.ispkg),
        key=lambda name: tuple(map(int, name[1:].split("_"))),
    )
    rules: list[type[TemplateRule]] = []
    for folder in folders:
        package = importlib.import_module(f"{__name__}.{folder}")
        for module in pkgutil.iter_modules(package.__path__):
            content = importlib.import_module(f"{package.__name__}.{module.name}")
            for name in content.__all__:
                rules.append(getattr(content, name))
    return tuple(rules)
