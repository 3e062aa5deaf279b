"""Assigning ``OGRGeometry.coord_dim``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember


class OgrCoordDim(Rule):
    """The dimension of an ``OGRGeometry`` is set with ``set_3d()``; ``coord_dim`` can only be read."""

    change = "5.1/gis-ogr-coord-dim-setter"
    also = ("6.0/gis-ogr-coord-dim-setter",)
    available = "5.1"
    advice = "Call set_3d(True) for three dimensions, set_3d(False) for two."
    triggers = (OnMember("django.contrib.gis.gdal.geometries.OGRGeometry", "coord_dim"),)
    examples = [
        Fixes(
            before="""\
                from django.contrib.gis.gdal import OGRGeometry

                def lift(wkt, dimensions):
                    shape = OGRGeometry(wkt)
                    shape.coord_dim = 3
                    shape.coord_dim = dimensions
                    return shape.coord_dim
                """,
            after="""\
                from django.contrib.gis.gdal import OGRGeometry

                def lift(wkt, dimensions):
                    shape = OGRGeometry(wkt)
                    shape.set_3d(True)
                    shape.set_3d(dimensions == 3)
                    return shape.coord_dim
                """,
        ),
        Flags(
            """\
                from django.contrib.gis.gdal import OGRGeometry

                shape = OGRGeometry("POINT (1 2)")
                shape.coord_dim += 1
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.contrib.gis.gdal import OGRGeometry

                class Shape:
                    pass

                shape, other = OGRGeometry("POINT (1 2)"), Shape()
                other.coord_dim = 3
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, parent = site.node, site.parent
        if not isinstance(node, ast.Attribute) or not isinstance(node.ctx, ast.Store):
            return
        if not isinstance(parent, ast.Assign) or len(parent.targets) != 1:
            yield site.flag()
            return
        if not self.replaceable:
            if self.gone:
                yield site.flag()
            return
        value = parent.value
        if isinstance(value, ast.Constant) and value.value in (2, 3):
            text = str(value.value == 3)
        elif isinstance(value, ast.Name | ast.Attribute):
            text = f"{site.source(value)} == 3"
        else:
            yield site.flag()
            return
        yield site.fix(site.replace(parent, f"{site.source(node.value)}.set_3d({text})"))
