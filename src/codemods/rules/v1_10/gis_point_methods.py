"""Coordinates of points: ``get_x()``, ``set_x()``, ``get_coords()`` and the like."""

from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.shapes.accessors import AccessorsToAttributes


class GisPointMethods(AccessorsToAttributes):
    """The coordinates of a point are its attributes ``x``, ``y``, ``z`` and ``tuple``."""

    change = "1.10/gis-point-coordinate-methods"
    also = (
        "1.10/gis-point-coords-methods",
        "2.0/gis-point-coordinate-methods",
        "2.0/gis-point-coords-methods",
    )
    bases = ("django.contrib.gis.geos.Point",)
    getters = {"get_x": "x", "get_y": "y", "get_z": "z", "get_coords": "tuple"}
    setters = {"set_x": "x", "set_y": "y", "set_z": "z", "set_coords": "tuple"}
    packages = ("django.contrib.gis",)
    examples = [
        Fixes(
            before="""\
                from django.contrib.gis import geos

                point = geos.Point(1, 2)
                point.set_x(point.get_y() + 1)
                point.set_coords((3, 4))
                print(point.get_coords())
                """,
            after="""\
                from django.contrib.gis import geos

                point = geos.Point(1, 2)
                point.x = point.y + 1
                point.tuple = (3, 4)
                print(point.tuple)
                """,
        ),
        Suggests(
            before="""\
                from django.contrib.gis.db import models

                def longitude(place):
                    return place.position.get_x()
                """,
            after="""\
                from django.contrib.gis.db import models

                def longitude(place):
                    return place.position.x
                """,
        ),
        Keeps(
            """\
                import turtle

                print(turtle.Turtle().get_x())
                """
        ),
        Keeps(
            """\
                from django.contrib.gis.geos import Point

                class Pen:
                    def get_x(self):
                        return 1

                print(Pen().get_x(), Point(1, 2).x)
                """
        ),
    ]
