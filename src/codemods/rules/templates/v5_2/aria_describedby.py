from __future__ import annotations

import re

from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule, is_named

__all__ = ["AriaDescribedby"]

_COPIES = ("django/forms/field.html", "django/forms/errors/list/ul.html")
_OF_FIELD = re.compile(r"auto_id|id_for_label|html_name|html_initial_id|field\.name|field\.id")


class AriaDescribedby(TemplateRule):
    """Fields with errors point at their error list by ``aria-describedby``, and the list carries an id."""

    change = "5.2/form-aria-describedby"
    advice = "Add the attribute and the id as the new originals do, and leave out one that is set by hand."
    examples = (
        Flags("<p>", path="shop/templates/django/forms/field.html"),
        Flags('<p>\n<input aria-describedby="{{ field.auto_id }}_errors">', line=2),
        Keeps('<input aria-describedby="hint"><p>{{ field.auto_id }}'),
    )

    def on_template(self, site: Site) -> Answers:
        if is_named(site.name, _COPIES) and site.is_copy:
            yield site.flag_file()
            return
        if "aria-describedby" not in site.template.text:
            return
        markup = site.template.markup
        for element in markup.elements:
            attribute = element.attribute("aria-describedby")
            if attribute is not None and _OF_FIELD.search(markup.value(attribute)):
                yield site.flag(element)
