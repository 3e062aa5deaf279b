from __future__ import annotations

from codemods.rules.templates.named import NamedTemplates
from codemods.templates.rule import Flags, Keeps

__all__ = ["FieldsetAria"]


class FieldsetAria(NamedTemplates):
    """The fieldset of a form field points at its help text with aria-describedby."""

    change = "5.1/form-fieldset-aria-describedby"
    templates = ("django/forms/field.html",)
    advice = "Add the attribute as the new original does."
    examples = (
        Flags("<p>", path="shop/templates/django/forms/field.html"),
        Keeps("<p>", path="shop/templates/shop/field.html"),
    )
