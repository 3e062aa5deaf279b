"""The admin classes of OpenLayers 2."""

from codemods.rules.examples import Keeps, Suggests
from codemods.rules.shapes import RenameSymbols


class GeoModelAdmin(RenameSymbols):
    """``GeoModelAdmin`` and ``OSMGeoAdmin`` make way for ``GISModelAdmin``, which shows an OpenStreetMap map."""

    change = "4.0/geomodeladmin"
    also = ("4.0/osmgeoadmin", "5.0/geomodeladmin", "5.0/osmgeoadmin")
    suggests = True
    renames = {
        "django.contrib.gis.admin.GeoModelAdmin": "django.contrib.gis.admin.GISModelAdmin",
        "django.contrib.gis.admin.OSMGeoAdmin": "django.contrib.gis.admin.GISModelAdmin",
    }
    advice = (
        'Options such as default_lon go into gis_widget_kwargs = {"attrs": {"default_lon": …}}; other options of the '
        "old map have no successor."
    )
    examples = [
        Suggests(
            before="""\
                from django.contrib.gis import admin

                class ShopAdmin(admin.OSMGeoAdmin):
                    pass
                """,
            after="""\
                from django.contrib.gis import admin

                class ShopAdmin(admin.GISModelAdmin):
                    pass
                """,
        ),
        Suggests(
            before="""\
                from django.contrib.gis.admin import GeoModelAdmin

                class ShopAdmin(GeoModelAdmin):
                    pass
                """,
            after="""\
                from django.contrib.gis.admin import GISModelAdmin

                class ShopAdmin(GISModelAdmin):
                    pass
                """,
        ),
        Keeps(
            """\
                from django.contrib.gis import admin

                class ShopAdmin(admin.ModelAdmin):
                    pass
                """
        ),
    ]
