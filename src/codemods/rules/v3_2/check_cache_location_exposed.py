"""Caches in files that lie where files are served from (caches.W002)."""

from __future__ import annotations

from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.collected_settings import entries_of
from codemods.rules.shapes.file_caches import file_caches
from codemods.rules.shapes.literals import Collection
from codemods.rules.shapes.own_paths import Way, setting_way, way_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting

_DIRS = "STATICFILES_DIRS"


class CheckCacheLocationExposed(Rule):
    """``check --deploy`` warns of a cache whose files lie where files are served from: whoever reads or puts files there
    has the data of the cache in hand.
    """

    change = "3.2/check-caches-w002"
    partly = True
    triggers = (OnSetting("CACHES"),)
    advice = "Give the cache a folder that no web server knows."
    examples = [
        Flags(
            path="settings.py",
            source="""\
                import os
                from pathlib import Path

                BASE_DIR = Path(__file__).resolve().parent
                MEDIA_ROOT = os.environ["MEDIA"]
                STATIC_ROOT = BASE_DIR / "static"
                STATICFILES_DIRS = [("shop", "/srv/shop/static")]
                CACHES = {
                    "default": {
                        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
                        "LOCATION": os.path.join(MEDIA_ROOT, "cache"),
                    },
                    "pages": {
                        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
                        "LOCATION": str(BASE_DIR),
                    },
                    "more": {
                        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
                        "LOCATION": "/srv/shop/static",
                    },
                }
                """,
            lines=(11, 15, 19),
        ),
        Keeps(
            path="settings.py",
            source="""\
                import os

                BASE_DIR = os.path.dirname(__file__)
                MEDIA_ROOT = os.path.join(BASE_DIR, "media")
                STATIC_ROOT = ""
                STATICFILES_DIRS = [os.path.join(BASE_DIR, "static")]
                CACHES = {
                    "default": {
                        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
                        "LOCATION": os.path.join(BASE_DIR, "media-cache"),
                    },
                    "pages": {
                        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
                        "LOCATION": os.path.join(BASE_DIR, os.environ["CACHE"]),
                    },
                    "memory": {
                        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
                        "LOCATION": os.path.join(BASE_DIR, "media"),
                    },
                }
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        served = None
        for cache in file_caches(site):
            way = way_of(site, cache.location) if cache.location is not None else None
            if way is None:
                continue
            if served is None:
                served = list(_served(site))
            for name, folder in served:
                relation = way.relation(folder)
                if relation:
                    place = "in" if relation == "that" else relation
                    message = f"The files of the cache {cache.alias} lie {place} {name}, from where files are served"
                    yield site.flag(node=cache.location, message=message)
                    break


def _served(site: Site) -> Iterator[tuple[str, Way]]:
    """The settings that name folders which are served, with those."""
    for name in ("MEDIA_ROOT", "STATIC_ROOT"):
        way = setting_way(site, name)
        if way is not None:
            yield name, way
    for entry in entries_of(site.value_of(_DIRS)):
        folder = entry.elts[1] if isinstance(entry, Collection) and len(entry.elts) == 2 else entry
        way = way_of(site, folder)
        if way is not None:
            yield _DIRS, way
