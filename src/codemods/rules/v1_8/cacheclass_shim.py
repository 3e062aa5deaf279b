"""``CacheClass`` in the cache backends."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols

_CLASSES = {
    "db": "DatabaseCache",
    "dummy": "DummyCache",
    "filebased": "FileBasedCache",
    "locmem": "LocMemCache",
}


class CacheclassShim(RenameSymbols):
    """The cache backends no longer have a second name ``CacheClass``."""

    change = "1.8/cacheclass-shim"
    renames = {
        f"django.core.cache.backends.{module}.CacheClass": f"django.core.cache.backends.{module}.{name}"
        for module, name in _CLASSES.items()
    }
    paths = True
    examples = [
        Fixes(
            path="shop/settings.py",
            before="""\
                CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.CacheClass"}}
                """,
            after="""\
                CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
                """,
        ),
        Fixes(
            before="""\
                from django.core.cache.backends.filebased import CacheClass

                class Cache(CacheClass):
                    pass
                """,
            after="""\
                from django.core.cache.backends.filebased import FileBasedCache

                class Cache(FileBasedCache):
                    pass
                """,
        ),
        Keeps(
            """\
                CACHES = {"default": {"BACKEND": "shop.cache.backends.locmem.CacheClass"}}
                """
        ),
    ]
