from __future__ import annotations

from codemods.rules.templates.named import NamedTemplates
from codemods.templates.rule import Flags, Keeps

__all__ = ["GisOpenLayers"]


class GisOpenLayers(NamedTemplates):
    """The templates of the map widgets hold no script, and their blocks and variables are gone."""

    change = "6.0/gis-openlayers-templates"
    templates = ("gis/openlayers.html", "gis/openlayers-osm.html")
    parents = ("gis/openlayers.html", "gis/openlayers-osm.html")
    advice = "Read the values from widget.attrs, and move scripts into a file of the media of the widget."
    examples = (
        Flags('{% extends "gis/openlayers.html" %}{% block base_layer %}x{% endblock %}'),
        Flags("x", path="shop/templates/gis/openlayers-osm.html"),
        Keeps('{% include "gis/openlayers.html" %}', current="5.2", target="6.0"),
    )
