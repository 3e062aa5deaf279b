from __future__ import annotations

from codemods.rules.templates.copies import ChangedTemplates
from codemods.templates.rule import Flags, Keeps

__all__ = ["AdminCopies60"]


class AdminCopies60(ChangedTemplates):
    """Templates of the admin changed in Django 6.0."""

    change = "6.0/admin-template-overrides"
    examples = (
        Flags("<p>", path="shop/templates/admin/pagination.html", current="5.2", target="6.0"),
        Keeps(
            "{% extends 'admin/base.html' %}",
            path="shop/templates/admin/pagination.html",
            current="5.2",
            target="6.0",
        ),
        Keeps("<p>", path="shop/templates/shop/page.html", current="5.2", target="6.0"),
    )
