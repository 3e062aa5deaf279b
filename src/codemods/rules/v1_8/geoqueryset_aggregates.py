"""Aggregates that were methods of ``GeoQuerySet``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, Trigger
from codemods.source.inference import MANAGER, QUERYSET

_NEW = {
    "collect": "Collect",
    "extent": "Extent",
    "extent3d": "Extent3D",
    "make_line": "MakeLine",
    "unionagg": "Union",
}


class GeoquerysetAggregates(Rule):
    """The aggregates of geometries are functions for ``aggregate()``, not methods."""

    change = "1.8/geoqueryset-aggregates"
    also = ("1.10/geoqueryset-aggregate-methods",)
    available = "1.8"
    advice = "Aggregate the geometry field with the function of that name from django.contrib.gis.db.models."
    examples = [
        Fixes(
            before="""\
                from shop.models import Shop

                box = Shop.objects.filter(live=True).extent(field_name="place")
                """,
            after="""\
                from django.contrib.gis.db.models import Extent
                from shop.models import Shop

                box = Shop.objects.filter(live=True).aggregate(geoagg=Extent("place"))['geoagg']
                """,
        ),
        Flags(
            """\
                from shop.models import Shop

                box = Shop.objects.all().extent()
                """,
            line=3,
        ),
        Keeps(
            """\
                from django.core.management import call_command

                box = geometry.extent
                data = source.extent()
                call_command("x").collect()
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        for name in _NEW:
            yield OnAttribute(name)

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if not isinstance(node, ast.Attribute) or call is None:
            return
        found = site.infer(node.value)
        if found is None or not any(site.index.is_subclass(found.qname, one) for one in (QUERYSET, MANAGER)):
            return
        field = site.argument(call, "field_name")
        if field is None or len(call.keywords) != 1 or call.args or not self.replaceable:
            yield site.flag(node=call)
            return
        name = site.need(f"django.contrib.gis.db.models.{_NEW[node.attr]}")
        text = f"{site.source(node.value)}.aggregate(geoagg={name}({site.source(field)}))['geoagg']"
        yield site.fix(site.replace(call, text), node=call)
