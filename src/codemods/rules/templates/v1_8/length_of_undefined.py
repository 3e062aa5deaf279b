from __future__ import annotations

import re

from codemods.templates.conditions import compared_with
from codemods.templates.expressions import Filter
from codemods.templates.reader import Use
from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["LengthOfUndefined"]


class LengthOfUndefined(TemplateRule):
    """The ``length`` of a variable that does not exist is 0, no longer an empty text."""

    change = "1.8/length-filter-undefined"
    filters = ("length",)
    shape = re.compile(r"''|\"\"")
    advice = "Compare with 0."
    examples = (
        Flags("{% if x|length == '' %}none{% endif %}", line=1),
        Flags('\n{% ifequal x|length "" %}none{% endifequal %}', line=2),
        Keeps("{% if x|length == 0 %}none{% endif %}{{ x|length }}"),
    )

    def on_filter(self, site: Site, use: Use, found: Filter) -> Answers:
        if use.tag is None or use.argument is None or found is not use.expression.filters[-1]:
            return
        other = compared_with(use.tag, use.argument)
        if other is not None and other.string == "":
            yield site.flag(use.expression)
