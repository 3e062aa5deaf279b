"""``_get_memcache_timeout()`` of memcached backends."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeMethods


class MemcachedGetMemcacheTimeout(ChangeMethods):
    """``_get_memcache_timeout()`` of memcached backends is ``get_backend_timeout()`` now."""

    change = "1.7/memcached-get-memcache-timeout"
    also = ("1.9/get-memcache-timeout",)
    bases = ("django.core.cache.backends.memcached.BaseMemcachedCache",)
    rename = {"_get_memcache_timeout": "get_backend_timeout"}
    examples = [
        Fixes(
            before="""\
                from django.core.cache.backends.memcached import MemcachedCache

                class Cache(MemcachedCache):
                    def _get_memcache_timeout(self, timeout):
                        return super(Cache, self)._get_memcache_timeout(timeout)

                    def touch(self, key):
                        return self._get_memcache_timeout(5)
                """,
            after="""\
                from django.core.cache.backends.memcached import MemcachedCache

                class Cache(MemcachedCache):
                    def get_backend_timeout(self, timeout):
                        return super(Cache, self).get_backend_timeout(timeout)

                    def touch(self, key):
                        return self.get_backend_timeout(5)
                """,
        ),
        Keeps(
            """\
                class Cache:
                    def _get_memcache_timeout(self, timeout):
                        return timeout
                """
        ),
    ]
