from __future__ import annotations

import re
from typing import ClassVar

from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["AdminJQuery35"]

_VOID = "area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr"
_OPENED = rf"<(?!(?:{_VOID})\b)[a-z][\w-]*(?:\s[^<>]*)?/>"


class AdminJQuery35(TemplateRule):
    """jQuery 3.5, which the admin ships, no longer takes ``<div/>`` for ``<div></div>``."""

    change = "3.1/admin-jquery-3-5-1"
    words = ("django.jQuery",)
    # A string of one such tag alone is an element still.
    shape: ClassVar[re.Pattern[str]] = re.compile(rf"(?<![\"'`]){_OPENED}|{_OPENED}(?![\"'`])")
    advice = "Write the end tag out where what follows would else become its content."
    examples = (
        Flags("<script>\ndjango.jQuery('<div/><span/>');</script>", lines=(2, 2)),
        Keeps("<script>django.jQuery('<div/>').append('<p><br/></p>');</script><i/>"),
        Keeps("<script>jQuery('<div/><span/>');</script>"),
    )

    def on_template(self, site: Site) -> Answers:
        for match in site.find(self.shape):
            if site.template.markup.raw(match.start()) == "script":
                yield site.flag(site.template.replace(match.start(), match.end(), ""))
