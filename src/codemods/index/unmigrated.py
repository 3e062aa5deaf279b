"""Applications with models and without migrations, whose tables ``migrate`` made of itself until 1.9."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from codemods.files.roles import Role, roles_of

if TYPE_CHECKING:
    from codemods.index.index import Index
    from codemods.index.project import Project

__all__ = ["unmigrated_apps"]

_MODEL = "django.db.models.Model"
_NO_TABLE = ("abstract", "managed", "proxy", "app_label")
"""Options of models that may have no table, or one of another application."""
_OF_TESTS = re.compile(r"(?:^|[_-])tests?(?:[_-]|$)|^test(?:s|apps?|ing|proj(?:ect)?|site|suite)$")
"""Names of folders with applications that tests install, in databases that are made with all tables."""


def unmigrated_apps(project: Project) -> dict[str, str]:
    """The repository's applications that have models and no migrations, each with the final name of its first model."""
    found = project.index.ask(_without_migrations)
    return {app: model for app, (folder, model) in found.items() if not project.has_folder(folder)}


def _without_migrations(index: Index) -> dict[str, tuple[str, str]]:
    """For each application without a module of migrations: the folder that would hold them, and the first model."""
    installed: list[object] = []
    for facts in index.files.values():
        if "MIGRATION_MODULES" in facts.settings:
            return {}  # which may have them elsewhere
        apps = facts.settings.get("INSTALLED_APPS")
        installed += apps if isinstance(apps, list) else []
    found: dict[str, tuple[str, str]] = {}
    for facts in index.files.values():
        parts = facts.names[0].split(".") if facts.names else []
        if "models" not in parts[1:] or roles_of(facts.path) & Role.TEST:
            continue
        if any(map(_OF_TESTS.search, facts.path.split("/"))):
            continue
        at = parts.index("models", 1)
        app, place = ".".join(parts[:at]), facts.path.removesuffix(".py").removesuffix("/__init__").split("/")
        folder = "/".join([*place[: at - len(parts)], "migrations"])
        model = next((one for one in facts.classes if _has_table(index, f"{facts.names[0]}.{one}")), None)
        known = app in index.modules and f"{app}.migrations" not in index.modules.keys() | index.unread
        if model is not None and known and _is_installed(app, installed):
            found.setdefault(app, (folder, f"{facts.names[0]}.{model}"))
    return found


def _has_table(index: Index, qname: str) -> bool:
    if _MODEL not in index.ancestry(qname):
        return False
    meta = index.class_facts(f"{qname}.Meta")
    return meta is None or meta.members.keys().isdisjoint(_NO_TABLE)


def _is_installed(app: str, installed: list[object]) -> bool:
    """Whether settings name an application, itself or its configuration; so it is where no settings are seen."""
    names = [f"{one}." for one in installed if isinstance(one, str)]
    return not names or any(one.startswith(f"{app}.") or one.endswith(f".{app}.") for one in names)
