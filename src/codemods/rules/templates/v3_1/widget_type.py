from __future__ import annotations

import re

from codemods.findings import Edit
from codemods.templates.conditions import compared_with
from codemods.templates.context import TemplateContext
from codemods.templates.rule import Answers, Keeps, Site, Suggests, TemplateRule

__all__ = ["WidgetType"]

_CLASS = re.compile(r"[A-Z]\w*")
_ENDING = re.compile(r"(?:widget|input)$")


class WidgetType(TemplateRule):
    """Templates can ask a field for its ``widget_type`` instead of the name of its widget's class."""

    change = "3.1/boundfield-widget-type"
    words = ("Input", "Select", "Textarea", "Widget", "Multiple")
    available = "3.1"
    example_context = TemplateContext(widget_filters=frozenset({"widget_class"}))
    examples = (
        Suggests(
            before='{% if field|widget_class == "CheckboxInput" %}x{% endif %}',
            after='{% if field.widget_type == "checkbox" %}x{% endif %}',
            modernize=True,
        ),
        Keeps('{% if field|other == "CheckboxInput" %}x{% endif %}', modernize=True),
    )

    def on_template(self, site: Site) -> Answers:
        for tag in site.template.tags:
            if not tag.is_condition:
                continue
            for use in tag.uses():
                value, argument = use.expression, use.argument
                if argument is None or len(value.filters) != 1 or not value.variable:
                    continue
                if value.filters[0].name not in site.context.widget_filters:
                    continue
                other = compared_with(tag, argument)
                name = other.string if other is not None else None
                if other is not None and name is not None and _CLASS.fullmatch(name):
                    quote = other.text[0]
                    yield site.suggest(
                        use.expression,
                        Edit(value.filters[0].start, value.filters[0].end, ".widget_type"),
                        other.replace(f"{quote}{_ENDING.sub('', name.lower())}{quote}"),
                    )
