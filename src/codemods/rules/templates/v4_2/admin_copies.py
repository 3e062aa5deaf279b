from __future__ import annotations

from codemods.rules.templates.copies import ChangedTemplates
from codemods.templates.rule import Flags, Keeps

__all__ = ["AdminCopies42"]


class AdminCopies42(ChangedTemplates):
    """Templates of the admin changed in Django 4.2."""

    change = "4.2/admin-template-overrides"
    examples = (
        Flags("<p>", path="shop/templates/admin/submit_line.html", current="4.1", target="4.2"),
        Flags("<p>", path="shop/templates/admin/shop/submit_line.html", current="4.1", target="4.2"),
        Keeps(
            "<p>", path="shop/templates/admin/shop/item/edit/submit_line.html", current="4.1", target="4.2"
        ),
        Keeps("<p>", path="shop/templates/admin/shop/submit_line.html", current="2.0", target="4.2"),
        Keeps(
            "{% extends 'admin/base.html' %}",
            path="shop/templates/admin/submit_line.html",
            current="4.1",
            target="4.2",
        ),
        Keeps("<p>", path="shop/templates/shop/page.html", current="4.1", target="4.2"),
    )
