from __future__ import annotations

from codemods.templates.expressions import Filter
from codemods.templates.reader import Use
from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["UrlizeHttps"]


class UrlizeHttps(TemplateRule):
    """The filters ``urlize`` and ``urlizetrunc`` are going to link addresses without a scheme by https.

    The rewrite is one of the settings, so that the template is only pointed at.
    """

    change = "6.0/urlize-default-protocol"
    filters = ("urlize", "urlizetrunc")
    advice = "Set URLIZE_ASSUME_HTTPS = True to have it now, and to silence the warning."
    examples = (
        Flags("<p>\n{{ text|urlize }}", line=2),
        Keeps("{% load urlize from own %}{{ text|urlize }}"),
    )

    def on_filter(self, site: Site, use: Use, found: Filter) -> Answers:
        if "URLIZE_ASSUME_HTTPS" not in site.context.settings:
            yield site.flag(found)
