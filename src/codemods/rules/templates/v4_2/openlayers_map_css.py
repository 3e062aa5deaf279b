from __future__ import annotations

from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["OpenlayersMapCss"]


class OpenlayersMapCss(TemplateRule):
    """The map template has no style of its own, and no block ``map_css``."""

    change = "4.2/openlayers-map-css-block"
    templates = ("gis/openlayers.html",)
    parents = ("gis/openlayers.html", "gis/openlayers-osm.html")
    words = ("map_css",)
    advice = "Style .dj_map and .dj_map_wrapper in a stylesheet."
    examples = (
        Flags('{% extends "gis/openlayers.html" %}\n{% block map_css %}x{% endblock %}', line=2),
        Keeps('{% extends "map.html" %}{% block map_css %}x{% endblock %}'),
    )

    def on_template(self, site: Site) -> Answers:
        block = site.template.block("map_css")
        if block is not None:
            yield site.flag(block.opener)
