from __future__ import annotations

import re

from codemods.templates.conditions import compared_with
from codemods.templates.expressions import Filter
from codemods.templates.reader import Use
from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["FloatformatNegativeZero"]

_NEGATIVE_ZERO = re.compile(r"-0(?:[.,]0+)?")


class FloatformatNegativeZero(TemplateRule):
    """The filter ``floatformat`` prints 0 instead of -0."""

    change = "3.1/floatformat-negative-zero"
    filters = ("floatformat",)
    advice = "Compare with the text without a minus sign."
    examples = (
        Flags("{% if x|floatformat:1 == '-0.0' %}y{% endif %}", line=1),
        Keeps("{% if x|floatformat:1 == '0.0' %}y{% endif %}"),
    )

    def on_filter(self, site: Site, use: Use, found: Filter) -> Answers:
        if use.tag is not None and use.argument is not None:
            other = compared_with(use.tag, use.argument)
            if other is not None and _NEGATIVE_ZERO.fullmatch(other.string or ""):
                yield site.flag(use.expression)
