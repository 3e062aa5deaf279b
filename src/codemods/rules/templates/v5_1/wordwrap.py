from __future__ import annotations

from codemods.templates.expressions import Filter
from codemods.templates.reader import Use
from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["Wordwrap"]


class Wordwrap(TemplateRule):
    """The filter ``wordwrap`` breaks lines as Python's ``textwrap`` does, so that breaks and spaces can differ."""

    change = "5.1.7/wordwrap-output"
    filters = ("wordwrap",)
    advice = "Look at the text that comes out, and adapt tests that compare it."
    examples = (
        Flags("Hello\n{{ text|wordwrap:70 }}", line=2, path="shop/templates/shop/mail.txt"),
        Keeps("{{ text|wordwrap:70 }}"),
    )

    def on_filter(self, site: Site, use: Use, found: Filter) -> Answers:
        if not site.template.is_html:  # in a page, breaks of lines do not show
            yield site.flag(found)
