from __future__ import annotations

from codemods.templates.expressions import Operand
from codemods.templates.reader import Use
from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["PageNum"]


class PageNum(TemplateRule):
    """The pages of a change list of the admin are counted from 1, no longer from 0."""

    change = "3.2/admin-pagination-one-based"
    attributes = ("page_num",)
    advice = "Do not add 1 to it, and compare with 1 where it was 0."
    examples = (
        Flags("{{ cl.page_num|add:1 }}", line=1),
        Keeps("{{ page_num }}{{ pdf.page_num }}"),
    )

    def on_attribute(self, site: Site, use: Use, found: Operand) -> Answers:
        if found.path[-2:-1] == ("cl",):
            yield site.flag(found)
