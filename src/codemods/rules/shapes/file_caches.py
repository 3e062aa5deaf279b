"""Caches in files, as ``CACHES`` sets them up."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from codemods.rules.shapes.literals import entries, key_of
from codemods.rules.site import Site

__all__ = ["FileCache", "file_caches"]

_BACKEND = "django.core.cache.backends.filebased.FileBasedCache"


class FileCache(NamedTuple):
    """A cache by its alias; ``location`` is None where it is given none."""

    alias: str
    entry: ast.Dict
    location: ast.expr | None


def file_caches(site: Site) -> Iterator[FileCache]:
    """The caches in files that the setting is given here in so many words."""
    caches = site.given()
    if site.kind != "assign" or not isinstance(caches, ast.Dict):
        return
    for alias, _, entry in entries(caches):
        if not isinstance(entry, ast.Dict) or None in entry.keys:
            continue
        given = {key: value for key, _, value in entries(entry)}
        backend = key_of(given.get("BACKEND"))
        if backend is not None and site.index.is_subclass(backend, _BACKEND):
            yield FileCache(alias, entry, given.get("LOCATION"))
