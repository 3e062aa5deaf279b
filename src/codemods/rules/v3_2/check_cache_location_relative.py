"""Relative folders of caches in files (caches.W003)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.file_caches import file_caches
from codemods.rules.shapes.literals import key_of
from codemods.rules.shapes.own_paths import CURRENT, way_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting

_BASE = "BASE_DIR"
_ABSOLUTE = re.compile(r"[A-Za-z]:[\\/]|\\\\")  # as Windows has it
_FILLED_IN = re.compile(r"\{\{|\{%|%\(")
_DEPTH = 12


class CheckCacheLocationRelative(Rule):
    """The checks warn of a cache in files whose ``LOCATION`` is relative: it hangs on the folder a process starts in."""

    change = "3.2/check-caches-w003"
    triggers = (OnSetting("CACHES"),)
    advice = "Name the whole path; processes that were started elsewhere kept their files there."
    examples = [
        Suggests(
            path="settings.py",
            before="""\
                from pathlib import Path

                BASE_DIR = Path(__file__).resolve().parent.parent
                INSTALLED_APPS = []
                CACHES = {
                    "default": {
                        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
                        "LOCATION": "var/cache",
                    },
                }
                """,
            after="""\
                from pathlib import Path

                BASE_DIR = Path(__file__).resolve().parent.parent
                INSTALLED_APPS = []
                CACHES = {
                    "default": {
                        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
                        "LOCATION": BASE_DIR / "var/cache",
                    },
                }
                """,
        ),
        Suggests(
            path="settings.py",
            before="""\
                import os

                BASE_DIR = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
                INSTALLED_APPS = []
                CACHES = {
                    "default": {
                        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
                        "LOCATION": './var/cache',
                    },
                }
                """,
            after="""\
                import os

                BASE_DIR = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
                INSTALLED_APPS = []
                CACHES = {
                    "default": {
                        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
                        "LOCATION": os.path.join(BASE_DIR, './var/cache'),
                    },
                }
                """,
        ),
        Flags(
            path="settings.py",
            files={
                "shop/caches.py": """\
                    from django.core.cache.backends.filebased import FileBasedCache

                    class OwnCache(FileBasedCache):
                        pass
                    """
            },
            source="""\
                import os

                INSTALLED_APPS = []
                CACHES = {
                    "default": {"BACKEND": "shop.caches.OwnCache", "LOCATION": "cache"},
                    "pages": {
                        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
                        "LOCATION": os.path.join("var", "pages"),
                    },
                    "other": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache"},
                }
                """,
            lines=(5, 8, 10),
        ),
        Keeps(
            path="settings.py",
            source="""\
                import os

                BASE_DIR = os.path.dirname(__file__)
                INSTALLED_APPS = []
                CACHES = {
                    "default": {
                        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
                        "LOCATION": "/var/tmp/cache",
                    },
                    "pages": {
                        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
                        "LOCATION": os.path.join(BASE_DIR, "cache"),
                    },
                    "windows": {
                        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
                        "LOCATION": "c:/cache",
                    },
                    "given": {
                        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
                        "LOCATION": os.environ.get("CACHE", "cache"),
                    },
                    "more": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", **MORE},
                    "memory": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "cache"},
                }
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        for cache in file_caches(site):
            location = cache.location
            if location is None:
                yield site.flag(
                    node=cache.entry,
                    message=f"The checks fail with KeyError for the cache {cache.alias}, as it has no LOCATION",
                    advice="Give it a folder of its own: its files are in the one that a process is started in.",
                )
                continue
            way, text = way_of(site, location), key_of(location)
            if way is None or way.start != CURRENT or (text and _ABSOLUTE.match(text)):
                continue
            if _FILLED_IN.search(site.source(location)):
                continue  # what new projects are made from
            written = _below_base(site, location) if text and not text.startswith(("~", "..")) else None
            if written is None:
                yield site.flag(node=location)
            else:
                yield site.suggest(site.replace(location, written), node=location)


def _below_base(site: Site, location: ast.expr) -> str | None:
    """The folder below that of the project, in the words that the file has for it."""
    bindings = site.module.walk.root.bindings.get(_BASE, ())
    value = bindings[0].value if len(bindings) == 1 else None
    if value is None or value.lineno >= location.lineno:
        return None
    joins = _joins(site, value)
    if joins is None:
        return None
    text = site.source(location)
    return f"{joins}({_BASE}, {text})" if joins else f"{_BASE} / {text}"


def _joins(site: Site, node: ast.expr, depth: int = 0) -> str | None:
    """What joins a path to the value of an expression: a function of ``os.path``, or "" for the operator of paths."""
    if depth > _DEPTH:
        return None
    if isinstance(node, ast.Name):
        value = site.value_of(node.id)
        return _joins(site, value, depth + 1) if value is not None else None
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
        return "" if _joins(site, node.left, depth + 1) == "" else None
    if isinstance(node, ast.Attribute) and node.attr == "parent":
        return _joins(site, node.value, depth + 1)
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Attribute):
        return _joins(site, node.value.value, depth + 1) if node.value.attr == "parents" else None
    if not isinstance(node, ast.Call):
        return None
    func = node.func
    if site.is_name(func, "pathlib.Path"):
        return ""
    if isinstance(func, ast.Attribute):
        if (site.resolve(func.value) or "") in ("os.path", "posixpath"):
            return f"{site.source(func.value)}.join"
        if func.attr in ("resolve", "absolute", "joinpath"):
            return _joins(site, func.value, depth + 1)
    return None
