from __future__ import annotations

import re
from typing import ClassVar

from codemods.templates.rule import Answers, Keeps, Site, Suggests, TemplateRule

__all__ = ["AdminJQuery3"]


class AdminJQuery3(TemplateRule):
    """The admin ships jQuery 3, which lacks what its second version only kept for old scripts."""

    change = "2.1/admin-jquery-3"
    words = ("django.jQuery",)
    shape: ClassVar[re.Pattern[str]] = re.compile(
        r"\.size\(\s*\)|\.andSelf\(\s*\)"
        r"|\.(?:load|unload|error)\(\s*(?=(?:async\s+)?function\b|(?:\([^()]*\)|[\w$]+)\s*=>)"
    )
    advice = (
        "Look whether this is an object of jQuery's. What is written works in all its versions since 1.8."
    )
    examples = (
        Suggests(
            before="<script>(function($) { $('a').size(); $('b').load(function() {}); })(django.jQuery);</script>",
            after="<script>(function($) { $('a').length; $('b').on('load', function() {}); })(django.jQuery);</script>",
        ),
        Keeps("<script>$('a').size();</script>"),
        Keeps("<script>django.jQuery('a').load('/a', function() {});</script><p>.size()"),
    )

    def on_template(self, site: Site) -> Answers:
        for match in site.find(self.shape):
            if site.template.markup.raw(match.start()) == "script":
                edit = site.template.replace(match.start(), match.end(), self.written(match))
                yield site.suggest(edit, edit)

    @staticmethod
    def written(match: re.Match[str]) -> str:
        """What takes the place of a match of the shape."""
        name = match[0][1:].partition("(")[0]
        return {"size": ".length", "andSelf": ".addBack()"}.get(name, f".on('{name}', ")
