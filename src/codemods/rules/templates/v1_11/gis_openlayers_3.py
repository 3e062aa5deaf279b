from __future__ import annotations

from codemods.rules.templates.named import NamedTemplates
from codemods.templates.rule import Flags, Keeps

__all__ = ["GisOpenLayers3"]


class GisOpenLayers3(NamedTemplates):
    """The map widgets and their templates work with OpenLayers 3."""

    change = "1.11/gis-openlayers-3"
    templates = ("gis/openlayers.html", "gis/openlayers-osm.html")
    parents = ("gis/openlayers.html", "gis/openlayers-osm.html")
    advice = "Rewrite the template and its scripts for OpenLayers 3."
    examples = (
        Flags("<p>", path="shop/templates/gis/openlayers.html"),
        Flags("{% extends 'gis/openlayers-osm.html' %}"),
        Keeps("{% include 'gis/openlayers.html' %}"),
    )
