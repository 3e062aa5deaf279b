"""The spatial methods of querysets."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.relations import root_model
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_FUNCTIONS = {
    "area": "Area",
    "centroid": "Centroid",
    "difference": "Difference",
    "distance": "Distance",
    "envelope": "Envelope",
    "force_rhr": "ForceRHR",
    "geohash": "GeoHash",
    "geojson": "AsGeoJSON",
    "gml": "AsGML",
    "intersection": "Intersection",
    "kml": "AsKML",
    "length": "Length",
    "mem_size": "MemSize",
    "num_geom": "NumGeometries",
    "num_points": "NumPoints",
    "perimeter": "Perimeter",
    "point_on_surface": "PointOnSurface",
    "reverse_geom": "Reverse",
    "scale": "Scale",
    "snap_to_grid": "SnapToGrid",
    "svg": "AsSVG",
    "sym_difference": "SymDifference",
    "transform": "Transform",
    "translate": "Translate",
    "union": "Union",
}
_SET_OPERATIONS = frozenset(["difference", "intersection", "union"])
_FIELDS = "django.contrib.gis.db.models"
_MODELS = {
    "shop/__init__.py": "",
    "shop/models.py": "from django.contrib.gis.db import models\n\nclass Place(models.Model):\n"
    "    point = models.PointField()\n    objects = models.GeoManager()\n",
}


class GeoquerysetMethods(Rule):
    """The spatial methods of querysets are gone; ``annotate()`` takes database functions that do the same."""

    change = "1.9/geoqueryset-methods"
    also = ("2.0/geoqueryset-methods",)
    triggers = tuple(OnAttribute(name) for name in _FUNCTIONS)
    available = "1.9"
    advice = "annotate() with the functions of django.contrib.gis.db.models.functions."
    examples = [
        Suggests(
            before="""\
                from shop.models import Place

                def near(point):
                    places = Place.objects.filter(open=True).distance(point).order_by("distance")
                    return places, Place.objects.geojson()
                """,
            after="""\
                from django.contrib.gis.db.models.functions import AsGeoJSON, Distance
                from shop.models import Place

                def near(point):
                    places = Place.objects.filter(open=True).annotate(distance=Distance("point", point)).order_by("distance")
                    return places, Place.objects.annotate(geojson=AsGeoJSON("point"))
                """,
            files=_MODELS,
        ),
        Flags(
            """\
                from shop.models import Place

                moved = Place.objects.transform(4326)
                drawn = Place.objects.svg(relative=True)
                """,
            lines=(3, 4),
            files=_MODELS,
        ),
        Keeps(
            """\
                from shop.models import Plain, Place

                Plain.objects.union(other)
                place = Place.objects.get(pk=1)
                print(place.point.distance(point), place.point.area(), Place.objects.filter(area=1))
                """,
            files={
                **_MODELS,
                "shop/models.py": _MODELS["shop/models.py"] + "\nclass Plain(models.Model):\n    pass\n",
            },
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if call is None or not isinstance(node, ast.Attribute):
            return
        if node.attr in _SET_OPERATIONS and site.range.start >= Release(1, 11):
            return
        model = root_model(site, node.value)
        field = self._geometry(site, model) if model is not None else None
        if field is None:
            return
        message = f"Querysets have no {node.attr}() any more"
        if call.keywords or site.has_stars(call) or node.attr == "transform" or not self.replaceable:
            yield site.flag(message=message)
            return
        function = site.need(f"{_FIELDS}.functions.{_FUNCTIONS[node.attr]}")
        given = ", ".join([f'"{field}"', *[site.source(one) for one in call.args]])
        start = site.module.span(node.value)[1]
        end = site.module.span(call)[1]
        dot = site.module.text[start : site.module.span(node)[1] - len(node.attr)]
        yield site.suggest(
            Edit(start, end, f"{dot}annotate({node.attr}={function}({given}))"),
            message=message,
            advice=f"The geometry is taken to be {field}, the first of the model.",
        )

    def _geometry(self, site: Site, model: str) -> str | None:
        """The model's first field of a geometry."""
        for facts in site.index.own_line(model):
            for name, call in facts.calls.items():
                callee = site.index.name(call.callee).qname
                if site.index.is_subclass(callee, f"{_FIELDS}.GeometryField"):
                    return name
        return None
