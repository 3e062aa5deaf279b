"""``get_srid()`` and ``set_srid()`` of geometries."""

from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.shapes.accessors import AccessorsToAttributes


class GisGetSetSrid(AccessorsToAttributes):
    """The SRID of a geometry is its attribute ``srid``."""

    change = "1.10/gis-get-set-srid"
    also = ("2.0/gis-get-set-srid",)
    bases = ("django.contrib.gis.geos.GEOSGeometry",)
    getters = {"get_srid": "srid"}
    setters = {"set_srid": "srid"}
    packages = ("django.contrib.gis",)
    examples = [
        Fixes(
            before="""\
                from django.contrib.gis.geos import Point

                point = Point(1, 2)
                point.set_srid(4326)
                print(point.get_srid())
                """,
            after="""\
                from django.contrib.gis.geos import Point

                point = Point(1, 2)
                point.srid = 4326
                print(point.srid)
                """,
        ),
        Suggests(
            before="""\
                from django.contrib.gis.geos import fromstr

                def project(place):
                    return place.shape.get_srid()
                """,
            after="""\
                from django.contrib.gis.geos import fromstr

                def project(place):
                    return place.shape.srid
                """,
        ),
        Keeps(
            """\
                from django.contrib.gis.db.models import PointField

                class ShapeField(PointField):
                    def get_srid(self, obj):
                        return super().get_srid(obj)
                """
        ),
        Keeps(
            """\
                from osgeo import ogr

                print(ogr.CreateGeometryFromWkt("POINT (1 1)").get_srid())
                """
        ),
    ]
