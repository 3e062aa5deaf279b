from __future__ import annotations

from codemods.rules.templates.copies import ChangedTemplates
from codemods.templates.rule import Flags, Keeps

__all__ = ["AdminCopies31"]


class AdminCopies31(ChangedTemplates):
    """The sidebar changed the templates of the admin."""

    change = "3.1/admin-template-overrides"
    examples = (
        Flags("<p>", path="shop/templates/admin/edit_inline/tabular.html", current="3.0", target="3.1"),
        Keeps(
            "{% extends 'admin/base.html' %}",
            path="shop/templates/admin/edit_inline/tabular.html",
            current="3.0",
            target="3.1",
        ),
        Keeps("<p>", path="shop/templates/shop/page.html", current="3.0", target="3.1"),
    )
