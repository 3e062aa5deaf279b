from __future__ import annotations

import re
from typing import ClassVar

from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["AdminActionsPlugin"]

_OWN = re.compile(r"\bfn\.actions\s*=")
"""A plugin of that name which the page makes itself."""


class AdminActionsPlugin(TemplateRule):
    """The admin's ``actions.js`` is no plugin for jQuery any more: objects of jQuery's have no ``actions()``."""

    change = "3.2/undocumented-admin-actions-plugin"
    words = (".actions(",)
    shape: ClassVar[re.Pattern[str]] = re.compile(r"\.actions\(")
    about: ClassVar[re.Pattern[str]] = re.compile(r"action-select\b|\badmin/js/actions\b")
    """What a page or script that is about the boxes of the admin's actions names."""
    advice = (
        "Drop the call where it is for tr input.action-select, which actions.js sets up by itself; elsewhere write "
        "Actions(document.querySelectorAll(…), options)."
    )
    examples = (
        Flags(
            "<script src=\"{% static 'admin/js/actions.js' %}\"></script>\n"
            "<script>django.jQuery('tr input.action-select').actions();</script>",
            line=2,
        ),
        Keeps("<script>$('.menu').actions();</script>"),
        Keeps("<input class='action-select'>$.actions()"),
        Keeps("<script>$.fn.actions = function() {}; $('tr input.action-select').actions();</script>"),
    )

    def on_template(self, site: Site) -> Answers:
        if self.about.search(site.template.text) is None or _OWN.search(site.template.text) is not None:
            return
        for match in site.find(self.shape):
            if site.template.markup.raw(match.start()) == "script":
                yield site.flag(site.template.replace(match.start(), match.end(), ""))
