"""``GeoIP2.open()``."""

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


class GeoIp2Open(Rule):
    """``GeoIP2.open()`` is ``GeoIP2()`` itself."""

    change = "5.1/gis-geoip2-open"
    also = ("6.0/gis-geoip2-open",)
    advice = "Call GeoIP2 itself."
    triggers = (OnMember(_GEOIP2, "open"),)
    examples = [
        Fixes(
            before="""\
                from django.contrib.gis.geoip2 import GeoIP2

                geo = GeoIP2.open("/data", GeoIP2.MODE_MMAP)
                """,
            after="""\
                from django.contrib.gis.geoip2 import GeoIP2

                geo = GeoIP2("/data", GeoIP2.MODE_MMAP)
                """,
        ),
        Keeps(
            """\
                from django.contrib.gis.geoip2 import GeoIP2
                from PIL import Image

                one, two = GeoIP2("/data"), Image.open("x.png")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        found = site.infer(node.value) if isinstance(node, ast.Attribute) else None
        if not isinstance(node, ast.Attribute) or found is None or found.instance or call is None:
            return
        given = arguments_of(site, call, ("full_path", "cache"))
        if set(given) != {"full_path", "cache"}:
            raise CannotRewrite("not all arguments are given")
        text = f"{site.source(node.value)}({site.source(given['full_path'])}, {site.source(given['cache'])})"
        yield site.fix(site.replace(call, text), node=call)
