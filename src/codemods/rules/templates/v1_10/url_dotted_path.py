from __future__ import annotations

import re

from codemods.templates.context import TemplateContext
from codemods.templates.reader import Tag
from codemods.templates.rule import Answers, Fixes, Flags, Keeps, Site, TemplateRule

__all__ = ["UrlDottedPath"]

_DOTTED = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+")


class UrlDottedPath(TemplateRule):
    """The ``url`` tag no longer takes the dotted path of a view; it takes the name of a pattern."""

    change = "1.10/url-tag-dotted-path"
    also = ("1.8/reverse-dotted-path",)
    tags = ("url",)
    shape = re.compile(r"\{%\W*url\W[^.{}]*\.", re.ASCII)
    advice = "Give the url() of the view a name, and write that."
    example_context = TemplateContext(
        url_names={"shop.views.cart": "cart"}, url_patterns=frozenset({"cart", "v1.items"})
    )
    examples = (
        Fixes(before="{% url 'shop.views.cart' pk=1 %}", after="{% url 'cart' pk=1 %}"),
        Flags("{% url 'shop.views.item' %}", line=1),
        Keeps("{% url 'v1.items' %}{% url 'cart' %}{% url 'shop:a.b' %}{% url shop.views.cart %}"),
    )

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        path = tag.arguments[0].string if tag.arguments else None
        if path is None or _DOTTED.fullmatch(path) is None or path in site.context.url_patterns:
            return
        name = site.context.url_names.get(path)
        if name is None:
            yield site.flag(tag)
        else:
            quote = tag.arguments[0].text[0]
            yield site.fix(tag, tag.arguments[0].replace(f"{quote}{name}{quote}"))
