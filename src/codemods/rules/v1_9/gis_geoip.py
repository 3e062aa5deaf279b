"""The package ``django.contrib.gis.geoip``."""

from codemods.rules.examples import Keeps, Suggests
from codemods.rules.shapes.split_modules import SplitModule


class GisGeoip(SplitModule):
    """``GeoIP`` gave way to ``GeoIP2``, which reads another format of databases."""

    change = "1.9/gis-geoip"
    also = ("2.0/gis-geoip",)
    module = "django.contrib.gis.geoip"
    suggests = True
    advice = "GeoIP2 needs the package geoip2 and GeoLite2 databases, and its dictionaries have fewer keys."
    renames = {
        "django.contrib.gis.geoip.GeoIP": "django.contrib.gis.geoip2.GeoIP2",
        "django.contrib.gis.geoip.GeoIPException": "django.contrib.gis.geoip2.GeoIP2Exception",
        "django.contrib.gis.geoip.HAS_GEOIP": "django.contrib.gis.geoip2.HAS_GEOIP2",
    }
    examples = [
        Suggests(
            before="""\
                from django.contrib.gis.geoip import GeoIP

                def country(address):
                    return GeoIP().country(address)
                """,
            after="""\
                from django.contrib.gis.geoip2 import GeoIP2

                def country(address):
                    return GeoIP2().country(address)
                """,
        ),
        Keeps(
            source="""\
                from django.contrib.gis.geoip2 import GeoIP2
                from shop.geoip import GeoIP

                print(GeoIP, GeoIP2)
                """,
        ),
    ]
