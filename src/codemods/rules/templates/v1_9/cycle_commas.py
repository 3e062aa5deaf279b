from __future__ import annotations

from codemods.templates.reader import Tag
from codemods.templates.rule import Answers, Fixes, Keeps, Site, TemplateRule

__all__ = ["CycleCommas"]


class CycleCommas(TemplateRule):
    """The ``cycle`` tag takes quoted values with spaces between them, no commas."""

    change = "1.9/cycle-commas"
    also = ("1.10/cycle-comma-syntax",)
    tags = ("cycle",)
    in_comments = True
    examples = (
        Fixes(before="{% cycle row1,row2 %}", after="{% cycle 'row1' 'row2' %}"),
        Fixes(before="{%cycle a,b,c as x silent%}", after="{%cycle 'a' 'b' 'c' as x silent%}"),
        Keeps("{% cycle 'a,b' 'c' %}{% cycle a b|default:'x,y' %}{% cycle name %}"),
    )

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        first = tag.arguments[0] if tag.arguments else None
        if first is None or "," not in first.text or not {"'", '"'}.isdisjoint(first.text):
            return
        values = " ".join(f"'{value}'" for value in first.text.split(","))
        yield site.fix(tag, first.replace(values))
