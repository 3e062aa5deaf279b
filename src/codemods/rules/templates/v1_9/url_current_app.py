from __future__ import annotations

import re

from codemods.templates.context import TemplateContext
from codemods.templates.reader import Tag
from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["UrlCurrentApp"]


class UrlCurrentApp(TemplateRule):
    """The ``url`` tag resolves a namespace by the instance that the running request belongs to."""

    change = "1.9/url-tag-current-app"
    tags = ("url",)
    shape = re.compile(r"\{%\W*url\W[^:{}]*:", re.ASCII)
    advice = "Set request.current_app = None in the view where the default instance is meant."
    example_context = TemplateContext(shared_namespaces=frozenset({"polls"}))
    examples = (
        Flags("{% url 'polls:index' %}", line=1),
        Keeps("{% url 'news:index' %}{% url 'polls' %}"),
    )

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        name = tag.arguments[0].string if tag.arguments else None
        if name and name.partition(":")[0] in site.context.shared_namespaces and ":" in name:
            yield site.flag(tag)
