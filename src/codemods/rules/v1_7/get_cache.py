"""``django.core.cache.get_cache()``."""

from __future__ import annotations

import ast

from codemods.rewrite.answer import CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.shapes.called import CallBecomes
from codemods.rules.site import Site


class GetCache(CallBecomes):
    """``get_cache()`` is gone; ``caches`` holds the caches of the settings by their alias."""

    change = "1.7/get-cache"
    also = ("1.7/get-cache-with-params", "1.9/get-cache")
    calls = {"django.core.cache.get_cache": (("backend",), "{django.core.cache.caches}[{backend}]")}
    needs = ("django.core.cache.caches",)
    advice = "Use caches[alias]; a cache with options of its own needs an entry in CACHES."
    examples = [
        Fixes(
            before="""\
                from django.core import cache as caching
                from django.core.cache import cache, get_cache

                session = get_cache("session")
                other = caching.get_cache(backend='default')
                cache.clear()
                """,
            after="""\
                from django.core.cache import cache, caches

                session = caches["session"]
                other = caches['default']
                cache.clear()
                """,
        ),
        Suggests(
            before="""\
                from django.core.cache import get_cache

                def by_name(name):
                    return get_cache(name)
                """,
            after="""\
                from django.core.cache import caches

                def by_name(name):
                    return caches[name]
                """,
        ),
        Flags(
            """\
                from django.core.cache import get_cache

                one = get_cache("django.core.cache.backends.locmem.LocMemCache", LOCATION="x")
                two = get_cache("locmem://")
                """,
            lines=(3, 4),
        ),
        Keeps(
            """\
                from django.core.cache import caches
                from shop.cache import get_cache

                print(get_cache("a"), caches["b"])
                """,
            files={
                "shop/__init__.py": "",
                "shop/cache.py": """\
                    try:
                        from django.core.cache import caches

                        def get_cache(name):
                            return caches[name]
                    except ImportError:
                        from django.core.cache import get_cache
                    """,
            },
        ),
    ]

    def written(self, site: Site, call: ast.Call) -> tuple[str, bool]:
        text, _ = super().written(site, call)
        alias = call.args[0] if call.args else call.keywords[0].value
        if isinstance(alias, ast.Constant):
            if not isinstance(alias.value, str) or "." in alias.value or "://" in alias.value:
                raise CannotRewrite("a backend is named, not an alias of CACHES")
            return text, True
        settings = (site.resolve(alias) or "").startswith("django.conf.settings.")
        return text, settings
