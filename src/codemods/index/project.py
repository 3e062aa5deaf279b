"""What the repository says of its own files: which are settings, URLconfs, migrations, tests; which views there are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from codemods.files.roles import (
    GLOBAL_SETTINGS,
    Role,
    is_migration,
    looks_like_settings,
    roles_of,
    settings_by_name,
)
from codemods.index.facts import ModuleFacts
from codemods.index.index import Index
from codemods.source.module import Module
from codemods.source.scopes import BindingKind

__all__ = ["Project"]


class Project:
    """Answers about the files; ``seeds`` are the settings modules that configuration files name.

    ``root`` is the folder that paths start at; None for a repository that is only in memory, in ``texts``.
    """

    def __init__(
        self,
        index: Index,
        seeds: frozenset[str],
        root: Path | None = None,
        texts: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.index = index
        self.root = root
        self.texts = texts
        self.settings = self._settings(seeds)
        self._strings: frozenset[str] | None = None

    def _settings(self, seeds: frozenset[str]) -> frozenset[str]:
        """Paths of the settings modules: those named, what they star-import, and what looks like one."""
        found: set[str] = set()
        waiting: list[ModuleFacts] = []
        for seed in sorted(seeds):
            facts = self.index.modules.get(seed)
            if facts is not None:
                waiting.append(facts)
        for facts in self.index.files.values():
            names = {name for name in facts.bindings if name.isupper()}
            for one in facts.classes.values():  # settings in classes, as django-configurations has them
                if settings_by_name(facts.path) or any("onfiguration" in (base or "") for base in one.bases):
                    names |= {
                        name for name, kind in one.members.items() if kind == "value" and name.isupper()
                    }
            if looks_like_settings(names, facts.path):
                waiting.append(facts)
        while waiting:
            facts = waiting.pop()
            if facts.path in found:
                continue
            found.add(facts.path)
            for star in facts.stars:
                other = self.index.modules.get(star)
                if other is not None:
                    waiting.append(other)
        changed = True
        # What star-imports a settings module is one by its name, or by a setting that it changes.
        while changed:
            changed = False
            for facts in self.index.files.values():
                if facts.path in found or not facts.stars:
                    continue
                if not settings_by_name(facts.path) and GLOBAL_SETTINGS.isdisjoint(facts.bindings):
                    continue
                if any(
                    star in self.index.modules and self.index.modules[star].path in found
                    for star in facts.stars
                ):
                    found.add(facts.path)
                    changed = True
        return frozenset(found)

    def has_folder(self, path: str) -> bool:
        """Whether there is a folder at a path from the root (forward slashes)."""
        if self.root is not None:
            return (self.root / path).is_dir()
        return any(name.startswith(f"{path}/") for name in self.index.files)

    def files_below(self, folder: str) -> list[str]:
        """The paths of all files below a folder, of whatever kind, in order."""
        if self.root is None:
            return sorted(name for name in self.texts if name.startswith(f"{folder}/"))
        found = (path for path in (self.root / folder).rglob("*") if path.is_file())
        return sorted(path.relative_to(self.root).as_posix() for path in found)

    def text_of(self, path: str) -> str:
        """The text of a file that is no module, empty for one that is no text."""
        if self.root is None:
            return self.texts[path]
        try:
            return (self.root / path).read_bytes().decode()
        except (OSError, UnicodeDecodeError):
            return ""

    def roles(self, module: Module) -> frozenset[str]:
        """The roles of a file: "settings", "urlconf", "migration", "test", "command" …"""
        names = {
            name
            for name, bindings in module.walk.root.bindings.items()
            if bindings[0].kind is not BindingKind.IMPORT
            or (len(bindings) > 1 and any(one.kind is not BindingKind.IMPORT for one in bindings))
        }
        classes: dict[str, list[str]] = {}
        facts = self.index.files.get(module.path)
        for one in facts.classes.values() if facts is not None else ():
            if "." not in one.qualname:
                classes[one.qualname] = [
                    self.index.name(base).qname for base in one.bases if base is not None
                ]
        role = roles_of(module.path, names, classes, settings=module.path in self.settings)
        found = set(_names(role))
        if module.path not in self.settings:
            found.discard("settings")
        if "migration" in found and not is_migration(classes):
            found.discard("migration")
        return frozenset(found)

    @property
    def strings(self) -> frozenset[str]:
        """Every dotted string of the repository: how middleware, backends and contexts are named."""
        if self._strings is None:
            self._strings = frozenset(one for facts in self.index.files.values() for one in facts.strings)
        return self._strings


@cache
def _names(role: Role) -> frozenset[str]:
    return frozenset(one.name.lower() for one in Role if one in role and one.name)
