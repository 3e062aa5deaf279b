from __future__ import annotations

from codemods.rules.templates.loads import drop_from_load, load_of
from codemods.templates.reader import Tag
from codemods.templates.rule import Answers, Fixes, Keeps, Site, TemplateRule

__all__ = ["LoadWebdesign"]


class LoadWebdesign(TemplateRule):
    """The template library ``webdesign`` is gone; its ``lorem`` tag is built in."""

    change = "1.8/load-webdesign"
    also = ("1.10/undocumented-contrib-webdesign",)
    tags = ("load",)
    in_comments = True
    words = ("webdesign",)
    available = "1.8"
    examples = (
        Fixes(before="{% load webdesign %}\n{% lorem 2 p %}", after="{% lorem 2 p %}"),
        Fixes(before="{% load lorem from webdesign %}{% lorem %}", after="{% lorem %}"),
        Fixes(before="{% load static webdesign %}", after="{% load static %}"),
        Keeps("{% load webdesign_tags %}"),
    )

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        if "webdesign" in site.context.libraries:
            return
        load = load_of(site, tag)
        gone = [library for library in load.libraries if library.text == "webdesign"]
        if gone:
            yield site.fix(tag, *drop_from_load(load, load.names or gone))
