"""``HAS_GEOS``."""

from __future__ import annotations

import ast

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.expressions import SymbolToExpression
from codemods.rules.site import Site


class HasGeos(SymbolToExpression):
    """``HAS_GEOS`` is gone: where GEOS is not there, its module cannot be imported."""

    change = "2.0/undocumented-has-geos"
    expressions = {"django.contrib.gis.geos.HAS_GEOS": ("True", "")}
    examples = [
        Fixes(
            before="""\
                from django.contrib.gis.geos import HAS_GEOS, Point

                if HAS_GEOS:
                    print(Point(1, 1))
                """,
            after="""\
                from django.contrib.gis.geos import Point

                if True:
                    print(Point(1, 1))
                """,
        ),
        Keeps("""\
                from shop.geos import HAS_GEOS

                print(HAS_GEOS)
                """),
    ]

    def expression(self, site: Site, near: ast.AST) -> str:
        return "True"
