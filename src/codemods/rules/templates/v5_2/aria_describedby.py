from __future__ import annotations

import re

from codemods.rules.templates.named import NamedTemplates
from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["AriaDescribedby", "FieldTemplates"]

_OF_FIELD = re.compile(r"auto_id|id_for_label|html_name|html_initial_id|field\.name|field\.id")


class AriaDescribedby(TemplateRule):
    """Fields with errors point at their error list by ``aria-describedby``, so that it need not be set by hand."""

    change = "5.2/form-aria-describedby"
    words = ("aria-describedby",)
    advice = "Leave the attribute to Django, or add the id of the error list to it."
    examples = (
        Flags('<p>\n<input aria-describedby="{{ field.auto_id }}_errors">', line=2),
        Keeps('<input aria-describedby="hint"><p>{{ field.auto_id }}'),
    )

    def on_template(self, site: Site) -> Answers:
        markup = site.template.markup
        for element in markup.elements:
            attribute = element.attribute("aria-describedby")
            if attribute is not None and _OF_FIELD.search(markup.value(attribute)):
                yield site.flag(element)


class FieldTemplates(NamedTemplates):
    """Fields with errors point at their error list by ``aria-describedby``, and the list carries an id."""

    change = "5.2/form-aria-describedby"
    templates = ("django/forms/field.html", "django/forms/errors/list/ul.html")
    advice = "Add the attribute and the id as the new originals do."
    examples = (
        Flags("<p>", path="shop/templates/django/forms/field.html"),
        Keeps("<p>", path="shop/templates/shop/field.html"),
    )
