from __future__ import annotations

from codemods.templates.reader import Tag
from codemods.templates.rule import Answers, Fixes, Keeps, Site, TemplateRule

__all__ = ["FormDefaultTemplates"]

_MOVED = {
    "django/forms/default.html": "django/forms/table.html",
    "django/forms/formsets/default.html": "django/forms/formsets/table.html",
}


class FormDefaultTemplates(TemplateRule):
    """The templates ``default.html`` of forms and formsets are gone; they stood for ``table.html``."""

    change = "4.1/form-default-templates"
    also = ("5.0/form-default-templates",)
    tags = ("include", "extends")
    words = ("django/forms/",)
    available = "4.0"
    examples = (
        Fixes(
            before="{% include 'django/forms/default.html' with form=x %}",
            after="{% include 'django/forms/table.html' with form=x %}",
        ),
        Fixes(
            before='{% extends "django/forms/formsets/default.html" %}',
            after='{% extends "django/forms/formsets/table.html" %}',
        ),
        Keeps("{% include 'forms/default.html' %} django/forms/default.html"),
    )

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        name = tag.arguments[0] if tag.arguments else None
        if name is not None and name.string in _MOVED:
            quote = name.text[0]
            yield site.fix(tag, name.replace(f"{quote}{_MOVED[name.string]}{quote}"))
