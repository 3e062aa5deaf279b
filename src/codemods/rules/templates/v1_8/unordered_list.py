from __future__ import annotations

from codemods.templates.expressions import Filter
from codemods.templates.reader import Use
from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["UnorderedList"]


class UnorderedList(TemplateRule):
    """The filter ``unordered_list`` no longer understands lists of the form ``[item, [[child, []], ...]]``."""

    change = "1.8/unordered-list-old-syntax"
    also = ("1.10/unordered-list-old-style",)
    filters = ("unordered_list",)
    advice = "Make sure that the list it gets has the form [item, [child, child]]."
    examples = (
        Flags("<ul>\n{{ tree|unordered_list }}</ul>", line=2),
        Keeps("{{ unordered_list }}"),
    )

    def on_filter(self, site: Site, use: Use, found: Filter) -> Answers:
        yield site.flag(found)
