from __future__ import annotations

import re

from codemods.index.urls import UrlName
from codemods.templates.context import TemplateContext
from codemods.templates.reader import Tag
from codemods.templates.rule import Answers, Fixes, Flags, Keeps, Site, Suggests, TemplateRule

__all__ = ["UrlDottedPath"]

_DOTTED = re.compile(r"(?:[\w.-]+:)*[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+")


class UrlDottedPath(TemplateRule):
    """The ``url`` tag no longer takes the dotted path of a view; it takes the name of a pattern."""

    change = "1.10/url-tag-dotted-path"
    also = ("1.8/reverse-dotted-path",)
    tags = ("url",)
    shape = re.compile(r"\{%\W*url\W*[\w:-]+\.", re.ASCII)
    advice = "Give the url() of the view a name, and write that."
    example_context = TemplateContext(
        url_name={
            "shop.views.cart": UrlName("cart"),
            "shop.views.pay": UrlName("shop_pay", given=True),
            "shop.views.old": UrlName("shop:old", sure=False),
            "shop.views.item": UrlName(reason="several entries lead to the view, and not by one name"),
            "shop:shop.views.cart": UrlName("shop:cart"),
        }.get,
        url_patterns=frozenset({"cart", "v1.items"}),
    )
    examples = (
        Fixes(before="{% url 'shop.views.cart' pk=1 %}", after="{% url 'cart' pk=1 %}"),
        Fixes(before='{% url "shop:shop.views.cart" as x %}', after='{% url "shop:cart" as x %}'),
        Fixes(before="{% url 'shop.views.pay' %}", after="{% url 'shop_pay' %}"),
        Suggests(before="{% url 'shop.views.old' %}", after="{% url 'shop:old' %}"),
        Flags("{% url 'shop.views.item' %}", line=1),
        Flags("{% url 'haystack.views.search' %}", line=1),
        Keeps("{% url 'v1.items' %}{% url 'cart' %}{% url 'shop:a.b' %}{% url shop.views.cart %}"),
    )

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        path = tag.arguments[0].string if tag.arguments else None
        if path is None or _DOTTED.fullmatch(path) is None or path in site.context.url_patterns:
            return
        found = site.context.url_name(path)
        if found is None:
            if ":" not in path:
                yield site.flag(tag)
            return
        if not found.name:
            yield site.flag(tag, message=f"{path} is the dotted path of a view, and {found.reason}")
            return
        quote = tag.arguments[0].text[0]
        edit = tag.arguments[0].replace(f"{quote}{found.name}{quote}")
        if found.sure:
            yield site.fix(tag, edit)
        else:
            advice = "The path led nowhere before, as the URLconf of the view is included with a namespace."
            yield site.suggest(tag, edit, advice=advice)
