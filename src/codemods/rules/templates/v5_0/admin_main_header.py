from __future__ import annotations

from codemods.rules.templates.named import NamedTemplates
from codemods.templates.rule import Flags, Keeps

__all__ = ["AdminMainHeader"]


class AdminMainHeader(NamedTemplates):
    """The admin wraps its header and content in header and main elements."""

    change = "5.0/admin-main-header-tags"
    templates = ("admin/base.html",)
    advice = "Use the new elements, and adapt styles for div#header and div.content."
    examples = (
        Flags("<html>", path="shop/templates/admin/base.html"),
        Keeps("<html>", path="shop/templates/base.html"),
    )
