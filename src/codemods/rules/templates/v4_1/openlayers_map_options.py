from __future__ import annotations

from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["OpenlayersMapOptions"]


class OpenlayersMapOptions(TemplateRule):
    """The map template has neither a block nor a variable ``map_options``."""

    change = "4.1/openlayers-map-options-block"
    templates = ("gis/openlayers.html",)
    parents = ("gis/openlayers.html", "gis/openlayers-osm.html")
    words = ("map_options",)
    advice = "Put such values into the block options."
    examples = (
        Flags('{% extends "gis/openlayers.html" %}\n{% block map_options %}x{% endblock %}', line=2),
        Flags(
            '{% extends "gis/openlayers.html" %}{% block options %}{{ map_options }}{% endblock %}', line=1
        ),
        Keeps('{% extends "map.html" %}{% block map_options %}x{% endblock %}'),
    )

    def on_template(self, site: Site) -> Answers:
        for node in site.template.nodes:
            if "map_options" in node.text:
                yield site.flag(node)
                return
        yield site.flag_file()
