from __future__ import annotations

from codemods.findings import Edit
from codemods.templates.expressions import Filter
from codemods.templates.reader import Use
from codemods.templates.rule import Answers, Keeps, Site, Suggests, TemplateRule

__all__ = ["FloatformatGrouping"]


class FloatformatGrouping(TemplateRule):
    """The filter ``floatformat`` can group thousands by itself."""

    change = "3.2/floatformat-grouping"
    filters = ("intcomma",)
    libraries = ("humanize",)
    available = "3.2"
    examples = (
        Suggests(
            before='{% load humanize %}{{ v|floatformat:2|intcomma }}{{ v|floatformat:"-1"|intcomma }}',
            after='{% load humanize %}{{ v|floatformat:"2g" }}{{ v|floatformat:"-1g" }}',
            modernize=True,
        ),
        Keeps(
            "{% load humanize %}{{ v|intcomma|floatformat:2 }}{{ v|floatformat:n|intcomma }}", modernize=True
        ),
        Keeps("{% load humanize %}{{ v|floatformat:2|intcomma }}"),
    )

    def on_filter(self, site: Site, use: Use, found: Filter) -> Answers:
        chain = use.expression.filters
        index = chain.index(found)
        if not index or chain[index - 1].name != "floatformat":
            return
        argument = chain[index - 1].argument
        digits = (argument.string or argument.text) if argument is not None else ""
        if argument is not None and digits.lstrip("-").isdigit():
            edit = Edit(argument.start, found.end, f'"{digits}g"')
            yield site.suggest(use.expression, edit)
