"""``precision_wkt()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnName, Trigger


class GisPrecisionWkt(Rule):
    """``precision_wkt()`` gives way to ``WKTWriter``, whose text is spaced a little differently."""

    change = "1.10/gis-precision-wkt"
    also = ("2.0/gis-precision-wkt",)
    available = "1.10"
    advice = "Write it with WKTWriter(precision=…) if the exact spacing of the text does not matter."
    examples = [
        Suggests(
            before="""\
                from django.contrib.gis.utils import precision_wkt

                def text(shape):
                    return precision_wkt(shape, 3)
                """,
            after="""\
                from django.contrib.gis.geos import WKTWriter

                def text(shape):
                    return WKTWriter(precision=3).write(shape).decode()
                """,
        ),
        Flags(
            """\
                from django.contrib.gis.utils.wkt import precision_wkt

                writers = [precision_wkt]
                """,
            line=3,
        ),
        Keeps("from shop.gis import precision_wkt\n\nprint(precision_wkt(1, 2))\n"),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnName("django.contrib.gis.utils.precision_wkt")

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind != "use":
            return
        call = site.call
        if call is not None and len(call.args) == 2 and not call.keywords and not site.has_stars(call):
            shape, precision = (site.source(one) for one in call.args)
            if isinstance(call.args[1], ast.Constant | ast.Name) and self.replaceable:
                writer = site.need("django.contrib.gis.geos.WKTWriter")
                text = f"{writer}(precision={precision}).write({shape}).decode()"
                yield site.suggest(site.replace(call, text), node=call)
                return
        yield site.flag()
