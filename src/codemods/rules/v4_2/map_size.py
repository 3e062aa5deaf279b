"""``map_width`` and ``map_height`` of map widgets."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import key_of, remove_entries
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnSubclass

_BASE = "django.contrib.gis.forms.widgets.BaseGeometryWidget"
_NAMES = ("map_width", "map_height")


_OWN_TEMPLATE = (
    "The template of the widget no longer gets it: hand it over in get_context(), or say the size in CSS."
)


class MapSize(Rule):
    """Map widgets take their size from CSS."""

    change = "4.2/gis-map-size"
    also = ("5.1/gis-map-width-height",)
    available = "4.2"
    advice = "Say the size in CSS: .dj_map { width: 700px; height: 500px; }"
    triggers = (OnSubclass(_BASE), OnCall(_BASE, subclasses=True))
    examples = [
        Suggests(
            before="""\
                from django.contrib.gis import forms

                class Map(forms.OSMWidget):
                    map_width = 700
                    default_zoom = 3

                WIDGET = forms.OSMWidget(attrs={"map_height": 500, "default_lat": 1})
                """,
            after="""\
                from django.contrib.gis import forms

                class Map(forms.OSMWidget):
                    default_zoom = 3

                WIDGET = forms.OSMWidget(attrs={"default_lat": 1})
                """,
        ),
        Flags(
            """\
                from django.contrib.gis.forms import BaseGeometryWidget

                class Map(BaseGeometryWidget):
                    template_name = "shop/map.html"
                    map_width = None
                """,
            line=5,
        ),
        Flags(
            """\
                from django.contrib.gis import forms

                class Map(forms.OSMWidget):
                    map_width = 700

                WIDGET = forms.OSMWidget(attrs={"map_height": 500, "default_lat": 1})
                """,
            lines=(4, 6),
            supports="3.2",
        ),
        Keeps(
            """\
                from django.forms import TextInput

                class Map(TextInput):
                    map_width = 700

                WIDGET = TextInput(attrs={"map_height": 500})
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not self.replaceable:
            if self.gone:
                yield from self._told(site)
            return
        if isinstance(node, ast.ClassDef):
            own = "template_name" in site.module.walk.scope_of[node].bindings
            for statement in node.body:
                if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
                    if statement.targets[0].id not in _NAMES or len(statement.targets) > 1:
                        continue
                    if own:
                        yield site.flag(node=statement, advice=_OWN_TEMPLATE)
                    else:
                        yield site.suggest(site.remove(statement), node=statement)
            return
        call = site.call
        attrs = site.argument(call, "attrs", 0) if call is not None else None
        if isinstance(attrs, ast.Dict):
            gone = [key for key in attrs.keys if key is not None and key_of(key) in _NAMES]
            if gone:
                yield site.suggest(remove_entries(site, attrs, gone), node=gone[0], also=gone[1:])

    def _told(self, site: Site) -> Iterator[Answer]:
        """Where the older releases still need the size that the target has no eyes for."""
        node, call = site.node, site.call
        advice = "Set the size in a style sheet as well."
        if isinstance(node, ast.ClassDef):
            for name in _NAMES:
                for binding in site.module.walk.scope_of[node].bindings.get(name, ()):
                    yield site.flag(node=binding.node, advice=advice)
            return
        attrs = site.argument(call, "attrs", 0) if call is not None else None
        if isinstance(attrs, ast.Dict):
            for key in attrs.keys:
                if key is not None and key_of(key) in _NAMES:
                    yield site.flag(node=key, advice=advice)
