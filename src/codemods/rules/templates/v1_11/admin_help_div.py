from __future__ import annotations

from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["AdminHelpDiv"]


class AdminHelpDiv(TemplateRule):
    """Help texts of the admin stand in ``<div class="help">``, no longer in ``<p class="help">``."""

    change = "1.11/admin-help-div"
    templates = ("admin/**/*.html",)
    parents = ("admin/**/*.html",)
    words = ("help",)
    advice = "Make it a div, and adapt styles for p.help."
    examples = (
        Flags(
            '<div>\n<p class="help">{{ x }}</p></div>',
            line=2,
            path="shop/templates/admin/includes/fieldset.html",
        ),
        Flags('{% extends "admin/change_form.html" %}<p class="help small">', line=1),
        Keeps('<p class="help">'),
        Keeps('<div class="help"><p class="helper">', path="shop/templates/admin/base.html"),
    )

    def on_template(self, site: Site) -> Answers:
        markup = site.template.markup
        for element in markup.elements:
            classes = element.attribute("class")
            if element.name == "p" and classes is not None and "help" in markup.value(classes).split():
                yield site.flag(element)
