from __future__ import annotations

import re
from typing import ClassVar

from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["WindownameToId"]


class WindownameToId(TemplateRule):
    """The admin's script for popups no longer brings ``windowname_to_id()`` and ``id_to_windowname()``."""

    change = "3.1/undocumented-windowname-to-id"
    words = ("windowname_to_id", "id_to_windowname")
    shape: ClassVar[re.Pattern[str]] = re.compile(
        r"(?:\bwindow\.|(?<![\w$.]))(?:windowname_to_id|id_to_windowname)(?=\s*\()"
    )
    own: ClassVar[re.Pattern[str]] = re.compile(
        r"\b(?:function|typeof)\s+(?:window\.)?(?:windowname_to_id|id_to_windowname)\b"
        r"|(?:windowname_to_id|id_to_windowname)[\"']?\s*(?:=(?!=)|[?:)]|\|\||&&|in\b)"
    )
    """A script that has its own, or asks whether they are there."""
    advice = "The name of a popup is the id of its field: write win.name; since 4.1 with the part from the last __ on taken off."
    examples = (
        Flags("<script>\nvar id = windowname_to_id(win.name);</script>", line=2),
        Keeps(
            "<script>function windowname_to_id(text) { return text; }\nwindowname_to_id(win.name);</script>"
        ),
        Keeps("<pre>windowname_to_id(win.name)</pre><script>shop.windowname_to_id(win.name);</script>"),
    )

    def on_template(self, site: Site) -> Answers:
        if self.own.search(site.template.text) is not None:
            return
        for match in site.find(self.shape):
            if site.template.markup.raw(match.start()) == "script":
                yield site.flag(site.template.replace(match.start(), match.end(), ""))
