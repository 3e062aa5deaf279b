"""``MultiPolygon.cascaded_union``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameMembers


class GisCascadedUnion(RenameMembers):
    """``MultiPolygon.cascaded_union`` is ``unary_union`` now, which any geometry has."""

    change = "1.10/gis-cascaded-union"
    also = ("2.0/gis-cascaded-union",)
    members = {"django.contrib.gis.geos.MultiPolygon.cascaded_union": "unary_union"}
    available = "1.10"
    examples = [
        Fixes(
            before="""\
                from django.contrib.gis.geos import MultiPolygon

                print(MultiPolygon([]).cascaded_union)
                """,
            after="""\
                from django.contrib.gis.geos import MultiPolygon

                print(MultiPolygon([]).unary_union)
                """,
        ),
        Keeps(
            """\
                from shapely.ops import cascaded_union
                from shapely import ops

                print(cascaded_union([]), ops.cascaded_union([]))
                """
        ),
    ]
