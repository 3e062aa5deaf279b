from __future__ import annotations

from codemods.templates.context import template_name
from codemods.templates.reader import Tag
from codemods.templates.rule import Answers, Flags, Keeps, Site, Suggests, TemplateRule

__all__ = ["Ssi"]


class Ssi(TemplateRule):
    """The tag ``ssi`` is gone; ``include`` takes its place where a template loader finds the file."""

    change = "1.8/ssi-tag"
    also = ("1.10/ssi-tag",)
    tags = ("ssi",)
    advice = "Include the file, and see that a folder of TEMPLATES holds it."
    examples = (
        Suggests(
            before="{% ssi '/srv/templates/menu/top.html' parsed %}", after="{% include 'menu/top.html' %}"
        ),
        Suggests(before='{% ssi "/srv/menu.html" parsed %}', after='{% include "menu.html" %}'),
        Flags("{% ssi '/srv/menu.html' %}", line=1),
        Flags("{% ssi path parsed %}", line=1),
        Keeps("{{ ssi }}"),
    )

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        path = tag.arguments[0].string if tag.arguments else None
        if path is None or tag.words[1:] != ["parsed"]:
            yield site.flag(tag)
            return
        name = template_name(path)
        if name == path:
            name = path.rpartition("/")[2]
        quote = tag.arguments[0].text[0]
        yield site.suggest(tag, tag.rewrite(f"include {quote}{name}{quote}"))
