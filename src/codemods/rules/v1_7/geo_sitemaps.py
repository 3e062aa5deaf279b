"""The sitemap views of ``django.contrib.gis``."""

from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.shapes import RemoveSymbols, RenameSymbols


class GeoSitemaps(RenameSymbols):
    """The views of ``django.contrib.gis.sitemaps`` are those of ``django.contrib.sitemaps``."""

    change = "1.7/geo-sitemaps"
    also = ("1.8/geo-sitemaps-removed",)
    renames = {
        f"django.contrib.gis.sitemaps.views.{name}": f"django.contrib.sitemaps.views.{name}"
        for name in ("index", "sitemap")
    }
    suggests = True
    advice = "The geographical extension of sitemaps is not written any more."
    examples = [
        Suggests(
            before="""\
                from django.contrib.gis.sitemaps import views
                from django.contrib.gis.sitemaps.views import sitemap

                print(views.index, views.kml, sitemap)
                """,
            after="""\
                from django.contrib.gis.sitemaps import views
                from django.contrib.sitemaps.views import index, sitemap

                print(index, views.kml, sitemap)
                """,
        ),
        Keeps(
            """\
                from django.contrib.gis.sitemaps import KMLSitemap
                from django.contrib.sitemaps.views import sitemap

                print(KMLSitemap, sitemap)
                """
        ),
    ]


class GeorssSitemap(RemoveSymbols):
    """Sitemaps of GeoRSS are gone."""

    change = "1.7/geo-sitemaps"
    names = {
        "django.contrib.gis.sitemaps.georss.GeoRSSSitemap": "Make the entries with a plain Sitemap.",
    }
    examples = [
        Flags(
            """\
                from django.contrib.gis.sitemaps import GeoRSSSitemap

                print(GeoRSSSitemap)
                """,
            line=1,
        ),
        Keeps(
            """\
                from shop.sitemaps import GeoRSSSitemap

                print(GeoRSSSitemap)
                """
        ),
    ]
