from __future__ import annotations

import re
from functools import cache

from codemods.templates.context import TemplateContext
from codemods.templates.reader import Tag
from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["UrlCurrentApp"]


@cache
def _named(spaces: frozenset[str]) -> re.Pattern[str]:
    """A ``url`` tag with a name from one of the namespaces; nothing where there are none."""
    names = "|".join(map(re.escape, sorted(spaces))) or r"(?!)"
    return re.compile(rf"\{{%\W*url\W*(?:{names}):", re.ASCII)


class UrlCurrentApp(TemplateRule):
    """The ``url`` tag resolves a namespace by the instance that the running request belongs to."""

    change = "1.9/url-tag-current-app"
    tags = ("url",)
    advice = "Set request.current_app = None in the view where the default instance is meant."
    example_context = TemplateContext(shared_namespaces=frozenset({"polls"}))
    examples = (
        Flags("{% url 'polls:index' %}", line=1),
        Keeps("{% url 'news:index' %}{% url 'polls' %}"),
    )

    @classmethod
    def shape_in(cls, context: TemplateContext) -> re.Pattern[str]:
        return _named(context.shared_namespaces)

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        name = tag.arguments[0].string if tag.arguments else None
        if name and name.partition(":")[0] in site.context.shared_namespaces and ":" in name:
            yield site.flag(tag)
