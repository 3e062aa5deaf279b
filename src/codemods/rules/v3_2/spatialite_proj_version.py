"""``proj4_version()`` of SpatiaLite."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameMembers


class SpatialiteProjVersion(RenameMembers):
    """``proj4_version()`` is called ``proj_version()``."""

    change = "3.2/spatialite-proj4-version"
    members = {
        "django.contrib.gis.db.backends.spatialite.operations.SpatiaLiteOperations.proj4_version": "proj_version",
    }
    receivers = ("ops",)
    examples = [
        Fixes(
            before="""\
                from django.db import connection

                print(connection.ops.proj4_version())
                """,
            after="""\
                from django.db import connection

                print(connection.ops.proj_version())
                """,
        ),
        Keeps("""\
                print(shop.proj4_version())
                """),
    ]
