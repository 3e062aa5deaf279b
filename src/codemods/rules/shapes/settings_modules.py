"""Settings modules among each other: which stand below a module by star imports, and what those assign."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator

from codemods.index.facts import ModuleFacts
from codemods.rules.site import Site

__all__ = ["assigned_below", "bodies", "closure", "importers", "read_elsewhere", "sets", "stars_before"]


def bodies(site: Site) -> Iterator[list[ast.stmt]]:
    """Where a file sets settings: at its top level, and in its classes (django-configurations)."""
    yield site.module.tree.body
    for statement in site.module.tree.body:
        if isinstance(statement, ast.ClassDef):
            yield statement.body


def sets(site: Site, name: str) -> bool:
    """Whether a file binds a setting at its top level or in one of its classes."""
    owners = (site.module.tree, *(one for one in site.module.tree.body if isinstance(one, ast.ClassDef)))
    return any(name in site.module.walk.scope_of[owner].bindings for owner in owners)


def stars_before(site: Site, position: int | None = None) -> list[str]:
    """The modules that this one star-imports (above ``position``, where given)."""
    return [
        name for name, binding in site.module.walk.stars if position is None or binding.position < position
    ]


def closure(site: Site, names: Collection[str]) -> tuple[list[ModuleFacts], bool]:
    """The repository's modules behind star imports of ``names``, all the way down; whether all of them are known."""
    found: dict[str, ModuleFacts] = {}
    known = True
    waiting = list(names)
    while waiting:
        facts = site.index.modules.get(waiting.pop())
        if facts is None:
            known = False
        elif facts.path not in found:
            found[facts.path] = facts
            waiting += facts.stars
    return list(found.values()), known


def assigned_below(site: Site, stars: Collection[str], names: Collection[str]) -> tuple[bool, bool]:
    """Whether a module behind the star imports binds one of ``names``; whether all of those modules are known."""
    modules, known = closure(site, stars)
    return any(name in facts.bindings for facts in modules for name in names), known


def importers(site: Site) -> Iterator[ModuleFacts]:
    """The modules that star-import this one, directly or not."""
    wanted = set(site.module.names)
    seen: set[str] = set()
    changed = True
    while changed:
        changed = False
        for facts in site.index.files.values():
            if facts.path not in seen and facts.path != site.module.path and wanted.intersection(facts.stars):
                seen.add(facts.path)
                wanted.update(facts.names)
                changed = True
                yield facts


def read_elsewhere(site: Site, name: str) -> bool:
    """Whether another module takes a setting of this one by name, or reads it where a star import brings it."""
    wanted = {f"{module}.{name}" for module in site.module.names}
    for facts in importers(site):
        wanted.update(f"{module}.{name}" for module in facts.names)
    return bool(site.index.users(*wanted))
