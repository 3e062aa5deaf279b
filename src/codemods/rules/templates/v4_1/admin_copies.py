from __future__ import annotations

from codemods.rules.templates.copies import ChangedTemplates
from codemods.templates.rule import Flags, Keeps

__all__ = ["AdminCopies41"]


class AdminCopies41(ChangedTemplates):
    """Templates of the admin changed in Django 4.1."""

    change = "4.1/admin-template-overrides"
    examples = (
        Flags("<p>", path="shop/templates/admin/object_history.html", current="4.0", target="4.1"),
        Keeps(
            "{% extends 'admin/base.html' %}",
            path="shop/templates/admin/object_history.html",
            current="4.0",
            target="4.1",
        ),
        Keeps("<p>", path="shop/templates/shop/page.html", current="4.0", target="4.1"),
    )
