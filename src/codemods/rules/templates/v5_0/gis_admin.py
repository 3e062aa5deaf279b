from __future__ import annotations

from codemods.rules.templates.named import NamedTemplates
from codemods.templates.rule import Flags, Keeps

__all__ = ["GisAdmin"]


class GisAdmin(NamedTemplates):
    """The templates of the old map admin are gone."""

    change = "5.0/gis-admin-templates"
    templates = (
        "gis/admin/openlayers.html",
        "gis/admin/openlayers.js",
        "gis/admin/osm.html",
        "gis/admin/osm.js",
    )
    parents = (
        "gis/admin/openlayers.html",
        "gis/admin/openlayers.js",
        "gis/admin/osm.html",
        "gis/admin/osm.js",
    )
    advice = "Build on gis/openlayers.html and a widget of django.contrib.gis.forms."
    examples = (
        Flags('{% extends "gis/admin/osm.html" %}'),
        Flags("x", path="shop/templates/gis/admin/openlayers.js"),
        Keeps('{% extends "gis/openlayers.html" %}', current="4.2", target="5.0"),
    )
