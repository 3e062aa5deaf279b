from __future__ import annotations

from codemods.rules.templates.copies import ChangedTemplates
from codemods.templates.rule import Flags, Keeps

__all__ = ["AdminFlatTheme"]


class AdminFlatTheme(ChangedTemplates):
    """The admin has a new look, with other markup, styles and icons."""

    change = "1.9/admin-flat-theme"
    examples = (
        Flags("<html>", path="shop/templates/admin/base.html", current="1.8", target="1.9"),
        Keeps("<p>", path="shop/templates/admin/includes/own.html", current="1.8", target="1.9"),
        Keeps("<html>", path="shop/templates/shop/base.html", current="1.8", target="1.9"),
        Keeps(
            '{% extends "admin/base.html" %}',
            path="shop/templates/admin/base_site.html",
            current="1.8",
            target="1.9",
        ),
    )
