from __future__ import annotations

from codemods.rules.templates.named import NamedTemplates
from codemods.templates.rule import Flags, Keeps

__all__ = ["AdminReadonlyDiv"]


class AdminReadonlyDiv(NamedTemplates):
    """Values that may only be read stand in <div class="readonly"> in the admin, no longer in <p>."""

    change = "1.11/admin-readonly-div"
    templates = ("admin/includes/fieldset.html", "admin/edit_inline/*.html")
    advice = "Write the element as the new original does."
    examples = (
        Flags("<p>", path="shop/templates/admin/includes/fieldset.html"),
        Keeps("<p>", path="shop/templates/shop/includes/fieldset.html"),
    )
