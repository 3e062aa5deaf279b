"""The module ``django.utils.lru_cache``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class LruCacheModule(RenameSymbols):
    """``django.utils.lru_cache`` only held ``functools.lru_cache()``."""

    change = "3.0/lru-cache-module"
    moves = {"django.utils.lru_cache": "functools"}
    available = "2.0"
    examples = [
        Fixes(
            before="""\
                from django.utils.lru_cache import lru_cache

                @lru_cache(maxsize=None)
                def price():
                    return 1
                """,
            after="""\
                from functools import lru_cache

                @lru_cache(maxsize=None)
                def price():
                    return 1
                """,
        ),
        Fixes(
            before="""\
                from django.utils import lru_cache, text

                @lru_cache.lru_cache()
                def price():
                    return text.capfirst("one")
                """,
            after="""\
                import functools

                from django.utils import text

                @functools.lru_cache()
                def price():
                    return text.capfirst("one")
                """,
        ),
        Keeps("""\
                try:
                    from functools import lru_cache
                except ImportError:
                    from django.utils.lru_cache import lru_cache

                @lru_cache()
                def price():
                    return 1
                """),
    ]
