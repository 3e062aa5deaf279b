"""The static files that collectstatic finds in a repository, and the storages that give them hashed names."""

from __future__ import annotations

import ast
import posixpath
import re
from collections.abc import Iterator
from typing import ClassVar
from urllib.parse import unquote, urlsplit

from codemods.index.facts import ModuleFacts
from codemods.index.project import Project
from codemods.rewrite.answer import Answer
from codemods.rules.rule import Rule
from codemods.rules.shapes.collected_settings import entries_of
from codemods.rules.shapes.literals import Collection, entries, key_of, strings_in
from codemods.rules.shapes.own_paths import REPOSITORY, setting_way, way_of
from codemods.rules.shapes.settings_modules import closure
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting

__all__ = ["MissingSourceMaps", "storages_named"]

_DJANGO = "django.contrib.staticfiles.storage"
_HASHED = frozenset(
    [
        f"{_DJANGO}.CachedStaticFilesStorage",
        f"{_DJANGO}.HashedFilesMixin",
        f"{_DJANGO}.ManifestFilesMixin",
        f"{_DJANGO}.ManifestStaticFilesStorage",
        "pipeline.storage.PipelineCachedStorage",
        "pipeline.storage.PipelineManifestStorage",
        "storages.backends.s3.S3ManifestStaticStorage",
        "storages.backends.s3boto3.S3ManifestStaticStorage",
        "whitenoise.django.GzipManifestStaticFilesStorage",
        "whitenoise.storage.CompressedManifestStaticFilesStorage",
    ]
)
_OWN_WAYS = frozenset(["hashed_name", "patterns", "post_process", "stored_name", "url_converter"])
_APPS_FINDER = "django.contrib.staticfiles.finders.AppDirectoriesFinder"
_SCHEME = re.compile(r"[a-z]+:")


class MissingSourceMaps(Rule):
    """A storage with hashed names follows the comments that name source maps: collectstatic fails where one is missing."""

    suffix: ClassVar[str] = ""
    comment: ClassVar[re.Pattern[str]]
    """The comment, whose group is what it names."""

    triggers = (OnSetting("STATICFILES_STORAGE"), OnSetting("STORAGES"))
    advice = "Put the source maps beside them, or take the comments out."

    def visit(self, site: Site) -> Iterator[Answer]:
        project = site.project
        if site.kind != "assign" or "test" in site.roles or not isinstance(project, Project):
            return
        place = next((one for one in storages_named(site) if _hashes(site, str(one.value))), None)
        if place is None:
            return
        files = _static_files(site, project)
        found = [
            (path, missing)
            for name, path in files.items()
            if name.endswith(self.suffix)
            for missing in self._missing(name, project.text_of(path), files)
        ]
        if found:
            path, missing = found[0]
            more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
            message = f"collectstatic fails where a source map is missing: {path} names {missing}{more}"
            yield site.flag(node=place, message=message)

    def _missing(self, name: str, text: str, files: dict[str, str]) -> Iterator[str]:
        """The source maps that a file names, and that are no static files."""
        if "sourceMappingURL=" not in text:
            return
        for match in self.comment.finditer(text):
            url = match[1].strip()
            path = unquote(urlsplit(url).path)
            if _SCHEME.match(url) or url.startswith("/") or not path or path.endswith("/"):
                continue
            if posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) not in files:
                yield url


def storages_named(site: Site) -> Iterator[ast.Constant]:
    """The storages of static files that a setting names in so many words."""
    value = site.given()
    if site.qname == "STORAGES":
        kinds = dict(_items(value))
        value = dict(_items(kinds.get("staticfiles"))).get("BACKEND")
    if value is not None:
        yield from strings_in(value)


def _items(node: ast.expr | None) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(node, ast.Dict):
        yield from ((key, value) for key, _, value in entries(node))


def _hashes(site: Site, storage: str) -> bool:
    """Whether a storage gives files hashed names, as Django's own do."""
    index = site.index
    if any(not _OWN_WAYS.isdisjoint(facts.members) for facts in index.own_line(index.name(storage).qname)):
        return False
    return not _HASHED.isdisjoint(index.ancestry(index.name(storage).qname))


def _static_files(site: Site, project: Project) -> dict[str, str]:
    """The names of the static files that are in the repository, with their paths."""
    root = setting_way(site, "STATIC_ROOT")
    found: dict[str, str] = {}
    for prefix, folder in (*_folders(site), *_app_folders(site)):
        if root is not None and root == (REPOSITORY, folder):
            continue
        for path in project.files_below(folder):
            name = posixpath.join(prefix, path[len(folder) + 1 :])
            if not any(part.startswith(".") for part in name.split("/")):
                found.setdefault(name, path)
    return found


def _folders(site: Site) -> Iterator[tuple[str, str]]:
    """The folders of STATICFILES_DIRS that are in the repository, with the prefixes of what is in them."""
    for entry in entries_of(site.value_of("STATICFILES_DIRS")):
        pair = entry.elts if isinstance(entry, Collection) and len(entry.elts) == 2 else None
        way = way_of(site, pair[1] if pair else entry)
        if way is not None and way.start == REPOSITORY and way.path and not way.path.startswith(".."):
            yield (key_of(pair[0]) or "") if pair else "", way.path


def _app_folders(site: Site) -> Iterator[tuple[str, str]]:
    """The folders called static of the applications that the settings name."""
    modules, _ = closure(site, site.module.names)
    if any("STATICFILES_FINDERS" in facts.bindings for facts in modules):
        if not any(_APPS_FINDER in facts.strings for facts in modules):
            return
    for app in sorted({app for facts in modules for app in (*facts.strings, *_installed(facts))}):
        front = site.index.modules.get(app) or site.index.modules.get(_of_config(app))
        if front is not None and front.path.endswith("/__init__.py"):
            yield "", f"{front.path.rpartition('/')[0]}/static"


def _installed(facts: ModuleFacts) -> list[str]:
    """The entries of INSTALLED_APPS, of which the strings of a module hold only those with a dot."""
    apps = facts.settings.get("INSTALLED_APPS")
    return [one for one in apps if isinstance(one, str)] if isinstance(apps, list) else []


def _of_config(name: str) -> str:
    """The application of a configuration class in the place that it usually has."""
    module, _, last = name.rpartition(".")
    return module.removesuffix(".apps") if last[:1].isupper() else name
