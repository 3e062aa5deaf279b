"""The reading list: changes on the way that have no place in the source, or whose places are not looked for, cut to
what the project uses.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from codemods.codes import selected
from codemods.engine.options import RunOptions
from codemods.index.facts import ModuleFacts
from codemods.ledger import Row, entries, open_rows, row
from codemods.releases import Release
from codemods.templates.rule import is_active

__all__ = ["reading_list"]

_NAMES = re.compile(
    r"django(?:\.\w+)+|\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b|\b(?:CACHES|DATABASES|LOGGING|MAILERS|TEMPLATES)\b"
)
_UNSET = re.compile(r"\b([A-Z][A-Z0-9_]+) is not set\b")
_DATABASES = {
    "postgresql": re.compile(r"PostgreSQL|postgres|psycopg", re.IGNORECASE),
    "mysql": re.compile(r"MySQL|MariaDB", re.IGNORECASE),
    "oracle": re.compile(r"Oracle", re.IGNORECASE),
    "sqlite": re.compile(r"SQLite|SpatiaLite", re.IGNORECASE),
}
_ENGINES = {
    "postgresql": ("postgresql", "postgis"),
    "mysql": ("mysql",),
    "oracle": ("oracle",),
    "sqlite": ("sqlite3", "spatialite"),
}
_BACKEND = re.compile(
    rf"django\.(?:contrib\.gis\.)?db\.backends\.(?:{'|'.join(one for engines in _ENGINES.values() for one in engines)})\b"
)
_PARTS = {
    "django.contrib.gis": re.compile(r"\bGIS\b|GDAL|GEOS|PROJ\b|OpenLayers|SpatiaLite|PostGIS"),
    "django.contrib.admin": re.compile(r"\badmin\b"),
}
_INTERNAL = (
    "django.db.models.fields.related_descriptors.",
    "django.db.models.fields.related_lookups.",
    "django.db.models.sql.",
    "django.db.models.deletion.Collector",
)
"""What every project with models works with, and names nowhere."""
_COMMON = frozenset(["runserver", "migrate", "makemigrations", "test", "check", "collectstatic"])
"""Commands that every project runs; of others only those count that a project defines or overrides."""


_WITH_DJANGO = ("asgiref", "sqlparse", "tzdata")
"""Packages that come with Django."""
_IMPORTED = {
    "pillow": "pil",
    "argon2-cffi": "argon2",
    "redis-py": "redis",
    "djangorestframework": "rest_framework",
    "psycopg2-binary": "psycopg2",
}
"""What a distribution is imported as, where that is not its name."""


def reading_list(options: RunOptions, facts: Collection[ModuleFacts]) -> list[str]:
    """The ids of ledger rows, in the order of releases, that concern a repository with these facts."""
    from codemods.pins.servers import to_read

    project: _Used | None = None
    found: list[str] = []
    # A server that no file names has its place nowhere: the last word on each is read in any case.
    wanted = open_rows() | to_read(options.range)
    for id, entry in entries().items():
        if entry.action != "read" and id not in wanted:
            continue
        if entry.kind == "new-idiom" or not is_active(entry, options.range, False):
            continue
        if not selected(id, options.select, options.ignore):
            continue
        if project is None:
            project = _Used(facts, options.range.start)
        full = row(id)
        if full is not None and project.concerns(full):
            found.append(id)
    return found


class _Used:
    """What a repository uses: names of Django's with all that lead to them, settings, databases."""

    def __init__(self, facts: Iterable[ModuleFacts], release: Release) -> None:
        self.release = release
        self.names: set[str] = set()
        self.packages: set[str] = set(_WITH_DJANGO)
        self.settings: set[str] = set()
        self.commands: set[str] = set()
        for one in facts:
            for name in (*one.uses, *one.strings):
                self.packages.add(name.partition(".")[0].lower())
                if name.startswith("django.") and name not in self.names:
                    while name:
                        self.names.add(name)
                        name = name.rpartition(".")[0]
            self.settings.update(name for name in one.bindings if name.isupper())
            folder, _, name = one.path.rpartition("/")
            if folder.endswith("management/commands"):
                self.commands.add(name.removesuffix(".py"))
        self.databases = {
            database
            for database, engines in _ENGINES.items()
            if any(f"django.db.backends.{engine}" in self.names for engine in engines)
            or any(f"django.contrib.gis.db.backends.{engine}" in self.names for engine in engines)
        }

    def concerns(self, row: Row) -> bool:
        """Whether a change touches anything that is used."""
        told = f"{row.relevant_if} {row.summary}"
        for part, pattern in _PARTS.items():
            if part not in self.names and pattern.search(told):
                return False
        if "/gis-" in row.id and "django.contrib.gis" not in self.names:
            return False
        meant = {database for database, pattern in _DATABASES.items() if pattern.search(told)}
        if meant and self.databases and meant.isdisjoint(self.databases):
            return False
        unset = _UNSET.findall(row.relevant_if)
        if unset and (not self._has_settings or any(self._uses(name) for name in unset)):
            return False
        wanted = _NAMES.findall(_UNSET.sub("", row.relevant_if))
        if wanted and not any(self._uses(name) for name in wanted):
            return False
        names = row.names
        if not names or not set(unset).isdisjoint(names):
            return True
        if any(self._is_new_setting(name) for name in names):
            names = tuple(name for name in names if not self._is_new(name))
            if not names:
                return self._has_settings
        return any(self._uses(name) for name in names)

    @property
    def _has_settings(self) -> bool:
        return "INSTALLED_APPS" in self.settings

    def _is_new(self, name: str) -> bool:
        """Whether a name has come after the release that the project runs on, so that nothing there can have it."""
        from codemods.django import api

        return self._is_new_setting(name) or (
            name.startswith("django.") and not api.exists(name, self.release)
        )

    def _is_new_setting(self, name: str) -> bool:
        from codemods.django import api

        return name.isupper() and not api.has_setting(name, self.release)

    def _uses(self, name: str) -> bool:
        kind, colon, rest = name.partition(":")
        if kind == "command":
            return rest in _COMMON or rest in self.commands
        if kind == "package":
            return _IMPORTED.get(rest.lower(), rest.lower()) in self.packages
        database = "mysql" if kind == "mariadb" else kind
        if database in _ENGINES:
            return not self.databases or database in self.databases
        if colon:
            return True
        if name.isupper():
            return name in self.settings or f"django.conf.settings.{name}" in self.names
        if not name.startswith("django."):
            return False
        engine = _BACKEND.match(name)
        if engine is not None and not self.databases:
            return True  # a reusable app runs on whatever its projects have
        if name.startswith(_INTERNAL):
            return "django.db.models" in self.names
        owner, _, last = name.rpartition(".")
        if owner.rpartition(".")[2][:1].isupper() and last[:1].islower():
            name = owner  # a member: whoever uses the class is concerned
        return name in self.names
