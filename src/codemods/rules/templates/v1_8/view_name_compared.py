from __future__ import annotations

from codemods.index.urls import UrlName
from codemods.templates.context import TemplateContext
from codemods.templates.reader import Tag
from codemods.templates.rule import Answers, Keeps, Site, Suggests, TemplateRule

__all__ = ["ViewNameCompared"]


class ViewNameCompared(TemplateRule):
    """``view_name`` of a match is the dotted path of a view only where its pattern has no name."""

    change = "1.8/reverse-dotted-path"
    tags = ("if", "elif", "ifequal", "ifnotequal")
    words = ("view_name",)
    example_context = TemplateContext(
        url_name={
            "shop.views.cart": UrlName("shop_cart", given=True),
            "shop.views.item": UrlName(reason="its entry has no name"),
        }.get
    )
    examples = (
        Suggests(
            before='{% if request.resolver_match.view_name == "shop.views.cart" or x %}a{% endif %}',
            after='{% if request.resolver_match.view_name == "shop_cart" or x %}a{% endif %}',
        ),
        Suggests(
            before="{% with v=request.resolver_match.view_name %}{% if 'shop.views.cart' == v %}a{% endif %}{% endwith %}",
            after="{% with v=request.resolver_match.view_name %}{% if 'shop_cart' == v %}a{% endif %}{% endwith %}",
        ),
        Keeps(
            '{% if match.view_name == "shop.views.item" or match.view_name == "shop.views.other" %}a{% endif %}'
        ),
        Keeps('{% if template == "shop.views.cart" %}a{% endif %}'),
    )

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        for argument in tag.arguments:
            path = argument.string
            found = site.context.url_name(path) if path is not None and "." in path else None
            if found is not None and found.name:
                quote = argument.text[0]
                yield site.suggest(
                    argument,
                    argument.replace(f"{quote}{found.name}{quote}"),
                    advice="Take this if the pattern has that name, or is given it in this run.",
                )
