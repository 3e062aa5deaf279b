from __future__ import annotations

from codemods.rules.templates.static_files import StaticFiles
from codemods.templates.rule import Flags, Keeps

__all__ = ["AdminFonts"]


class AdminFonts(StaticFiles):
    """The admin no longer ships fonts."""

    change = "4.2/admin-fonts-removed"
    gone = (
        "admin/css/fonts.css",
        "admin/fonts/Roboto-Bold-webfont.woff",
        "admin/fonts/Roboto-Light-webfont.woff",
        "admin/fonts/Roboto-Regular-webfont.woff",
    )
    advice = "Drop the link, and set the font in a style of your own."
    examples = (
        Flags("\n<link href=\"{% static 'admin/css/fonts.css' %}\">", line=2),
        Keeps("{% static 'css/fonts.css' %}"),
    )
