from __future__ import annotations

import re

from codemods.releases import Release
from codemods.templates.expressions import Filter
from codemods.templates.reader import Use
from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["ChoicesInFilters"]

_OF_FIELD = re.compile(r"\.(?:field|widget|fields\.\w+)\.choices$")
_SLICES_AGAIN = Release.parse("5.2")


class ChoicesInFilters(TemplateRule):
    """``choices`` of a field that is made for a model are an iterator where they have a blank choice, and no list."""

    change = "5.0/choices-normalized"
    filters = ("length", "random", "slice")
    words = (".choices",)
    advice = "Give the template a list of them, list(….choices), where the field is made for a model."
    examples = (
        Flags(
            '{% for value, label in form.status.field.choices|slice:"1:" %}{{ label }}{% endfor %}\n'
            "{{ form.fields.status.choices|length }} {{ field.field.widget.choices|random }}",
            lines=(1, 2, 2),
            target="5.1",
        ),
        Flags("{{ form.status.field.choices|length }}", line=1),
        Keeps('{{ form.status.field.choices|slice:"1:" }}', target="5.2"),
        Keeps(
            '{{ poll.choices|length }} {{ poll.choices|slice:"1:" }} {{ form.status.field.choices|first }}\n'
            '{{ form.status.field.choices|join:", "|length }}{% if form.status.field.choices.1 %}{% endif %}'
        ),
    )

    def on_filter(self, site: Site, use: Use, found: Filter) -> Answers:
        expression = use.expression
        if expression.filters[0] is not found or not _OF_FIELD.search(expression.variable):
            return
        if found.name != "slice":
            what = "length gives 0 for them" if found.name == "length" else "random fails on them"
        elif site.range.supports < _SLICES_AGAIN:
            what = "slice gives all of them up to Django 5.1"
        else:
            return
        yield site.flag(found, message=f"{self.message().replace('``', '')}: {what}")
