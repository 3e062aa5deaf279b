"""``GeoIP2.coords()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.called import arguments_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember

_GEOIP2 = "django.contrib.gis.geoip2.GeoIP2"
_ORDERS = {("longitude", "latitude"): "lon_lat", ("latitude", "longitude"): "lat_lon"}


class GeoIp2Coords(Rule):
    """``GeoIP2.coords()`` gives way to ``lon_lat()`` and ``lat_lon()``."""

    change = "5.1/gis-geoip2-coords"
    also = ("6.0/gis-geoip2-coords",)
    advice = "Use lon_lat() or lat_lon(), or take the entries from city()."
    triggers = (OnMember(_GEOIP2, "coords"),)
    examples = [
        Fixes(
            before="""\
                from django.contrib.gis.geoip2 import GeoIP2

                def locate(host):
                    geo = GeoIP2()
                    yield geo.coords(host)
                    yield geo.coords(host, ordering=("latitude", "longitude"))
                    yield geo.coords(host, ["city", "latitude"])
                """,
            after="""\
                from django.contrib.gis.geoip2 import GeoIP2

                def locate(host):
                    geo = GeoIP2()
                    yield geo.lon_lat(host)
                    yield geo.lat_lon(host)
                    yield tuple(geo.city(host)[key] for key in ["city", "latitude"])
                """,
        ),
        Keeps(
            """\
                from django.contrib.gis.geos import Point

                def locate(point):
                    return point.coords, Point(1, 2).coords
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if not isinstance(node, ast.Attribute):
            return
        if call is None:
            yield site.flag()
            return
        given = arguments_of(site, call, ("query", "ordering"))
        if "query" not in given:
            raise CannotRewrite("the query is not given")
        owner, query = site.source(node.value), site.source(given["query"])
        order = given.get("ordering")
        if order is None:
            yield site.fix(site.replace(call, f"{owner}.lon_lat({query})"), node=call)
            return
        try:
            known = _ORDERS.get(tuple(ast.literal_eval(order)))
        except (ValueError, TypeError, SyntaxError):
            known = None
        text = f"{owner}.{known}({query})"
        if known is None:
            text = f"tuple({owner}.city({query})[key] for key in {site.source(order)})"
        yield site.fix(site.replace(call, text), node=call)
