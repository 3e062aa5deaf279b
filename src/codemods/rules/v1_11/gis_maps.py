"""``django.contrib.gis.maps``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols


class GisMaps(RemoveSymbols):
    """The Google Maps helpers of GeoDjango are gone."""

    change = "1.11/gis-maps-removed"
    names = {
        f"django.contrib.gis.maps{name}": "Draw the map with a JavaScript library of your own."
        for name in (
            "",
            ".google",
            ".google.GoogleMap",
            ".google.GoogleMapSet",
            ".google.GoogleMapException",
            ".google.gmap",
            ".google.gmap.GoogleMap",
            ".google.gmap.GoogleMapSet",
            ".google.overlays",
            ".google.overlays.GEvent",
            ".google.overlays.GMarker",
            ".google.overlays.GIcon",
            ".google.overlays.GPolygon",
            ".google.overlays.GPolyline",
            ".google.zoom",
            ".google.zoom.GoogleZoom",
        )
    }
    examples = [
        Flags(
            """\
                from django.contrib.gis.maps.google import GoogleMap, GMarker

                print(GoogleMap(), GMarker("POINT(1 1)"))
                """,
            line=1,
        ),
        Keeps("from shop.maps.google import GoogleMap\n\nprint(GoogleMap())\n"),
    ]
