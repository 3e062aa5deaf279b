"""``SitemapNotFound`` of the sitemaps."""

from __future__ import annotations

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols

_ADVICE = "Delete it: the search engine closed the address that it called."


class SitemapNotFound(RemoveSymbols):
    """``SitemapNotFound`` was raised by ``ping_google()`` only."""

    change = "5.0/sitemapnotfound"
    names = {
        "django.contrib.sitemaps.SitemapNotFound": "Delete the handler: only ping_google() raised it.",
        "django.contrib.sitemaps.PING_URL": _ADVICE,
    }
    examples = [
        Flags(
            """\
                from django.contrib.sitemaps import SitemapNotFound

                try:
                    update()
                except SitemapNotFound:
                    pass
                """,
            line=1,
        ),
        Keeps(
            """\
                from shop.errors import SitemapNotFound

                raise SitemapNotFound
                """
        ),
    ]
