from __future__ import annotations

from codemods.rules.templates.copies import ChangedTemplates
from codemods.templates.rule import Flags, Keeps

__all__ = ["AdminInlineJs"]


class AdminInlineJs(ChangedTemplates):
    """The templates of the admin hold no JavaScript any more."""

    change = "1.10/admin-inline-js-removed"
    examples = (
        Flags("<p>", path="shop/templates/admin/shop/change_form.html", current="1.9", target="1.10"),
        Keeps(
            "{% extends 'admin/base.html' %}",
            path="shop/templates/admin/shop/change_form.html",
            current="1.9",
            target="1.10",
        ),
        Keeps("<p>", path="shop/templates/shop/page.html", current="1.9", target="1.10"),
    )
