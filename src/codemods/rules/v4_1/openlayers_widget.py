"""The map widget of the old GIS admin."""

from __future__ import annotations

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols


class OpenLayersWidget(RemoveSymbols):
    """The map widget of the old GIS admin is going away."""

    change = "4.1/gis-admin-openlayerswidget"
    also = ("5.0/gis-admin-openlayerswidget",)
    names = dict.fromkeys(
        ("django.contrib.gis.admin.OpenLayersWidget", "django.contrib.gis.admin.widgets.OpenLayersWidget"),
        "Build on django.contrib.gis.forms.OpenLayersWidget or OSMWidget.",
    )
    examples = [
        Flags("from django.contrib.gis.admin import OpenLayersWidget\n\nprint(OpenLayersWidget)\n"),
        Keeps("from django.contrib.gis.forms import OpenLayersWidget\n\nprint(OpenLayersWidget)\n"),
    ]
