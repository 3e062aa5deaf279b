from __future__ import annotations

from codemods.rules.templates.named import NamedTemplates
from codemods.templates.rule import Flags, Keeps

__all__ = ["RadioCheckboxDiv"]


class RadioCheckboxDiv(NamedTemplates):
    """Radio buttons and groups of checkboxes are div elements, no longer a list."""

    change = "4.0/radio-checkbox-div"
    templates = (
        "django/forms/widgets/multiple_input.html",
        "django/forms/widgets/radio.html",
        "django/forms/widgets/checkbox_select.html",
    )
    advice = "Compare the template with the new original."
    examples = (
        Flags("<ul>", path="shop/templates/django/forms/widgets/radio.html"),
        Keeps("<ul>", path="shop/templates/shop/radio.html"),
    )
