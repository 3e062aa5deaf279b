from __future__ import annotations

from codemods.templates.expressions import Filter
from codemods.templates.reader import Use
from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["Removetags"]


class Removetags(TemplateRule):
    """The filter ``removetags`` is gone, as its result was not safe."""

    change = "1.8/removetags"
    also = ("1.10/removetags-filter",)
    filters = ("removetags",)
    advice = (
        "Clean the text with a sanitizer before it gets to the template, or use striptags to drop all tags."
    )
    examples = (
        Flags('{{ x|removetags:"b i" }}', line=1),
        Keeps('{% load removetags from own %}{{ x|removetags:"b i" }}'),
    )

    def on_filter(self, site: Site, use: Use, found: Filter) -> Answers:
        yield site.flag(found)
