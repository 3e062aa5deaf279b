from __future__ import annotations

from codemods.rules.templates.named import NamedTemplates
from codemods.templates.rule import Flags, Keeps

__all__ = ["AdminDarkMode"]


class AdminDarkMode(NamedTemplates):
    """The variables of the dark theme have a stylesheet and a block of their own."""

    change = "4.1/admin-dark-mode-css"
    templates = ("admin/base.html",)
    advice = "Add the block dark-mode-vars with its stylesheet."
    examples = (
        Flags("<html>", path="shop/templates/admin/base.html"),
        Keeps(
            "{% extends 'admin/base.html' %}",
            path="shop/templates/admin/base_site.html",
            current="4.0",
            target="4.1",
        ),
    )
