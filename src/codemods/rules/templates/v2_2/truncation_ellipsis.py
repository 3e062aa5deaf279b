from __future__ import annotations

from codemods.templates.conditions import compared_with
from codemods.templates.expressions import Filter
from codemods.templates.reader import Use
from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["TruncationEllipsis"]


class TruncationEllipsis(TemplateRule):
    """Filters that truncate end in the one character …, no longer in three dots."""

    change = "2.2/truncation-ellipsis-character"
    filters = ("truncatechars", "truncatechars_html", "truncatewords", "truncatewords_html", "urlizetrunc")
    advice = "Compare with a text that ends in …."
    examples = (
        Flags("{% if x|truncatechars:5 == 'ab...' %}y{% endif %}", line=1),
        Keeps("{% if x|truncatechars:5 == y %}y{% endif %}{{ x|truncatechars:5 }}..."),
    )

    def on_filter(self, site: Site, use: Use, found: Filter) -> Answers:
        if use.tag is not None and use.argument is not None:
            other = compared_with(use.tag, use.argument)
            if other is not None and (other.string or "").endswith("..."):
                yield site.flag(use.expression)
