"""Behaviours of pylibmc in the options of a cache."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import entries, key_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting, Trigger

_OWN = ("behaviors", "binary", "username", "password")


class PylibmcBehaviors(Rule):
    """Behaviours of pylibmc stand under ``behaviors`` in the ``OPTIONS`` of a cache now."""

    change = "1.11/pylibmc-behaviors"
    also = ("2.1/pylibmc-behaviors",)
    available = "1.11"
    advice = "Put the behaviours into a dictionary under the key behaviors."
    examples = [
        Fixes(
            path="shop/settings.py",
            before="""\
                SECRET_KEY = ""
                CACHES = {
                    "default": {
                        "BACKEND": "django.core.cache.backends.memcached.PyLibMCCache",
                        "OPTIONS": {"tcp_nodelay": True, "ketama": True},
                    },
                    "other": {
                        "BACKEND": "django.core.cache.backends.memcached.PyLibMCCache",
                        "OPTIONS": {"tcp_nodelay": True, "binary": True},
                    },
                }
                """,
            after="""\
                SECRET_KEY = ""
                CACHES = {
                    "default": {
                        "BACKEND": "django.core.cache.backends.memcached.PyLibMCCache",
                        "OPTIONS": {"behaviors": {"tcp_nodelay": True, "ketama": True}},
                    },
                    "other": {
                        "BACKEND": "django.core.cache.backends.memcached.PyLibMCCache",
                        "OPTIONS": {"binary": True, "behaviors": {"tcp_nodelay": True}},
                    },
                }
                """,
        ),
        Flags(
            path="shop/settings.py",
            source="""\
                SECRET_KEY = ""
                CACHES = {
                    "default": {
                        "BACKEND": "django.core.cache.backends.memcached.PyLibMCCache",
                        "OPTIONS": {"tcp_nodelay": True, "behaviors": {}},
                    },
                }
                """,
            line=5,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                SECRET_KEY = ""
                CACHES = {
                    "default": {
                        "BACKEND": "django.core.cache.backends.memcached.PyLibMCCache",
                        "OPTIONS": {"behaviors": {"tcp_nodelay": True}, "binary": True},
                    },
                    "plain": {
                        "BACKEND": "django.core.cache.backends.memcached.MemcachedCache",
                        "OPTIONS": {"server_max_value_length": 1},
                    },
                }
                """,
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnSetting("CACHES")

    def visit(self, site: Site) -> Iterator[Answer]:
        value: ast.expr | None = None
        if site.kind == "assign" and isinstance(site.node, ast.Assign):
            value = site.node.value
        elif site.kind == "keyword" and isinstance(site.node, ast.Call):
            value = site.argument(site.node, "CACHES")
        if not isinstance(value, ast.Dict) or not self.replaceable:
            return
        for cache in value.values:
            if not isinstance(cache, ast.Dict):
                continue
            parts = {name: part for name, _, part in entries(cache)}
            options = parts.get("OPTIONS")
            if not (key_of(parts.get("BACKEND")) or "").endswith(".PyLibMCCache"):
                continue
            if isinstance(options, ast.Dict):
                yield from self._options(site, options)

    def _options(self, site: Site, options: ast.Dict) -> Iterator[Answer]:
        names = [key_of(key) for key in options.keys]
        if all(name in _OWN for name in names):
            return
        if "behaviors" in names or None in names:
            yield site.flag(node=options)
            return
        text = site.source(options)
        quote = "'" if "'" in text else '"'
        kept = [index for index, name in enumerate(names) if name in _OWN]
        if kept and "#" in text:
            yield site.flag(node=options)
            return
        if kept:
            pieces = [
                f"{site.source(key)}: {site.source(value)}"
                for key, value in zip(options.keys, options.values, strict=True)
                if key is not None
            ]
            moved = ", ".join(piece for index, piece in enumerate(pieces) if index not in kept)
            stays = ", ".join(pieces[index] for index in kept)
            written = f"{{{stays}, {quote}behaviors{quote}: {{{moved}}}}}"
        else:
            written = f"{{{quote}behaviors{quote}: {text}}}"
        yield site.fix(site.replace(options, written), node=options)
