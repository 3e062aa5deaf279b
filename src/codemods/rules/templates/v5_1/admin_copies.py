from __future__ import annotations

from codemods.rules.templates.copies import ChangedTemplates
from codemods.templates.rule import Flags, Keeps

__all__ = ["AdminCopies51"]


class AdminCopies51(ChangedTemplates):
    """Templates of the admin changed in Django 5.1."""

    change = "5.1/admin-template-overrides"
    examples = (
        Flags("<p>", path="shop/templates/admin/app_list.html", current="5.0", target="5.1"),
        Keeps(
            "{% extends 'admin/base.html' %}",
            path="shop/templates/admin/app_list.html",
            current="5.0",
            target="5.1",
        ),
        Keeps("<p>", path="shop/templates/shop/page.html", current="5.0", target="5.1"),
    )
