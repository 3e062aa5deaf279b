from __future__ import annotations

from codemods.rules.templates.named import NamedTemplates
from codemods.templates.rule import Flags, Keeps

__all__ = ["FieldsetDetails"]


class FieldsetDetails(NamedTemplates):
    """Fieldsets of the admin that collapse are details elements."""

    change = "5.1/admin-fieldset-details"
    templates = (
        "admin/includes/fieldset.html",
        "admin/edit_inline/stacked.html",
        "admin/edit_inline/tabular.html",
    )
    advice = "Compare the template with the new original."
    examples = (
        Flags("<p>", path="shop/templates/admin/edit_inline/stacked.html"),
        Keeps("<p>", path="shop/templates/shop/stacked.html"),
    )
