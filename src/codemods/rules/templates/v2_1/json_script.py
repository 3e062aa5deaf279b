from __future__ import annotations

from codemods.templates.expressions import Filter
from codemods.templates.reader import Use
from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["JsonScript"]


class JsonScript(TemplateRule):
    """Data for scripts can be printed safely, by the filter ``json_script``."""

    change = "2.1/json-script-filter"
    filters = ("safe",)
    advice = (
        'Print the data with {{ data|json_script:"data" }} before the script, and read it from that element.'
    )
    available = "2.1"
    examples = (
        Flags("<script>\nvar x = {{ data|safe }};</script>", line=2, modernize=True),
        Keeps("<script></script>{{ data|safe }}", modernize=True),
        Keeps("<script>var x = {{ data|safe }};</script>"),
    )

    def on_filter(self, site: Site, use: Use, found: Filter) -> Answers:
        if use.is_printed and site.template.markup.raw(use.node.start) == "script":
            yield site.flag(use.node)
