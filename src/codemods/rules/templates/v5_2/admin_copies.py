from __future__ import annotations

from codemods.rules.templates.copies import ChangedTemplates
from codemods.templates.rule import Flags, Keeps

__all__ = ["AdminCopies52"]


class AdminCopies52(ChangedTemplates):
    """Templates of the admin changed in Django 5.2."""

    change = "5.2/admin-template-overrides"
    examples = (
        Flags("<p>", path="shop/templates/admin/login.html", current="5.1", target="5.2"),
        Keeps(
            "{% extends 'admin/base.html' %}",
            path="shop/templates/admin/login.html",
            current="5.1",
            target="5.2",
        ),
        Keeps("<p>", path="shop/templates/shop/page.html", current="5.1", target="5.2"),
    )
