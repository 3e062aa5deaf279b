"""``SpatialRefSys`` and ``GeometryColumns`` in ``django.contrib.gis.models``."""

from codemods.rules.examples import Keeps, Suggests
from codemods.rules.shapes import RenameSymbols

_POSTGIS = "django.contrib.gis.db.backends.postgis.models."


class GisSpatialrefsysShims(RenameSymbols):
    """``SpatialRefSys`` and ``GeometryColumns`` are models of the database backends."""

    change = "1.8/gis-spatialrefsys-shims"
    renames = {
        "django.contrib.gis.models.SpatialRefSys": f"{_POSTGIS}PostGISSpatialRefSys",
        "django.contrib.gis.models.GeometryColumns": f"{_POSTGIS}PostGISGeometryColumns",
        "django.contrib.gis.db.backends.base.SpatialRefSysMixin": "django.contrib.gis.db.backends.base.models."
        "SpatialRefSysMixin",
    }
    suggests = True
    advice = "Take the models of the backend that is used: postgis, oracle or spatialite."
    examples = [
        Suggests(
            before="""\
                from django.contrib.gis.models import SpatialRefSys

                print(SpatialRefSys.objects.get(srid=4326))
                """,
            after="""\
                from django.contrib.gis.db.backends.postgis.models import PostGISSpatialRefSys

                print(PostGISSpatialRefSys.objects.get(srid=4326))
                """,
        ),
        Keeps(
            """\
                from shop.gis.models import SpatialRefSys

                print(SpatialRefSys.objects.get(srid=4326))
                """
        ),
    ]
