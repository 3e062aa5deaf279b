"""The cache backend ``MemcachedCache``."""

from codemods.rules.examples import Keeps, Suggests
from codemods.rules.shapes import RenameSymbols


class Memcachedcache(RenameSymbols):
    """The cache backend ``MemcachedCache`` (python-memcached) made way for ``PyMemcacheCache`` (pymemcache)."""

    change = "3.2/memcachedcache"
    also = ("4.1/memcachedcache",)
    renames = {
        "django.core.cache.backends.memcached.MemcachedCache": "django.core.cache.backends.memcached.PyMemcacheCache",
    }
    suggests = True
    paths = True
    advice = (
        "Install pymemcache in place of python-memcached; its OPTIONS are others, and the cache starts empty."
    )
    examples = [
        Suggests(
            before="""\
                CACHES = {"default": {"BACKEND": "django.core.cache.backends.memcached.MemcachedCache"}}
                """,
            after="""\
                CACHES = {"default": {"BACKEND": "django.core.cache.backends.memcached.PyMemcacheCache"}}
                """,
            path="shop/settings.py",
        ),
        Keeps(
            """\
                CACHES = {"default": {"BACKEND": "django.core.cache.backends.memcached.PyLibMCCache"}}
                """,
            path="shop/settings.py",
        ),
    ]
