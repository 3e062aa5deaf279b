from __future__ import annotations

from codemods.templates.expressions import Filter
from codemods.templates.reader import Use
from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["IntwordNegative"]


class IntwordNegative(TemplateRule):
    """The filter ``intword`` shortens negative numbers, too."""

    change = "3.1/intword-negative"
    filters = ("intword",)
    libraries = ("humanize",)
    advice = "Where the number can be below zero, check that the page may show it shortened."
    examples = (
        Flags("{% load i18n humanize %}\n{{ n|intword }}", line=2),
        Keeps("{{ intword }}{% load humanize %}{{ n|intcomma }}"),
    )

    def on_filter(self, site: Site, use: Use, found: Filter) -> Answers:
        yield site.flag(found)
