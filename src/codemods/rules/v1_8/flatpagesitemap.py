"""``django.contrib.sitemaps.FlatPageSitemap``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class Flatpagesitemap(RenameSymbols):
    """``FlatPageSitemap`` lives in ``django.contrib.flatpages.sitemaps``."""

    change = "1.8/flatpagesitemap"
    also = ("1.9/flatpagesitemap",)
    renames = {"django.contrib.sitemaps.FlatPageSitemap": "django.contrib.flatpages.sitemaps.FlatPageSitemap"}
    examples = [
        Fixes(
            before="""\
                from django.contrib.sitemaps import FlatPageSitemap, GenericSitemap

                sitemaps = {"flat": FlatPageSitemap, "shop": GenericSitemap({})}
                """,
            after="""\
                from django.contrib.flatpages.sitemaps import FlatPageSitemap
                from django.contrib.sitemaps import GenericSitemap

                sitemaps = {"flat": FlatPageSitemap, "shop": GenericSitemap({})}
                """,
        ),
        Keeps(
            """\
                from shop.sitemaps import FlatPageSitemap

                sitemaps = {"flat": FlatPageSitemap}
                """
        ),
    ]
