from __future__ import annotations

from codemods.rules.templates.named import NamedTemplates
from codemods.templates.rule import Flags, Keeps

__all__ = ["FormDefaultOverride"]


class FormDefaultOverride(NamedTemplates):
    """Django no longer uses a template default.html for forms."""

    change = "4.1/form-default-templates-override"
    also = ("5.0/form-default-templates-override",)
    templates = ("django/forms/default.html", "django/forms/formsets/default.html")
    advice = (
        "Set form_template_name or formset_template_name of a form renderer, or name the template div.html."
    )
    examples = (
        Flags("<p>", path="shop/templates/django/forms/default.html"),
        Keeps("<p>", path="shop/templates/django/forms/div.html", current="4.0", target="4.2"),
    )
