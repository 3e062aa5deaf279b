from __future__ import annotations

from codemods.rules.templates.copies import LATER_PER_APP
from codemods.rules.templates.named import NamedTemplates
from codemods.templates.rule import Flags, Keeps

__all__ = ["PerAppNames"]


class PerAppNames(NamedTemplates):
    """More templates of the admin are looked for per app and per model."""

    change = "2.1/admin-templates-per-app-names"
    templates = tuple(f"admin/{folders}/{name}" for folders in ("*", "*/*") for name in LATER_PER_APP)
    advice = "Rename the template unless it is meant to stand in for the one of the admin."
    examples = (
        Flags("<p>", path="shop/templates/admin/shop/pagination.html"),
        Flags("<p>", path="shop/templates/admin/shop/item/actions.html"),
        Keeps("<p>", path="shop/templates/admin/pagination.html"),
        Keeps("<p>", path="shop/templates/admin/shop/item/edit/actions.html"),
        Keeps("<p>", path="shop/templates/admin/shop/change_list.html", current="2.0", target="2.1"),
    )
