from __future__ import annotations

from codemods.templates.expressions import Operand
from codemods.templates.loops import loop_of
from codemods.templates.reader import Tag
from codemods.templates.rule import Answers, Fixes, Keeps, Site, TemplateRule

__all__ = ["SitemapIndex"]


class SitemapIndex(TemplateRule):
    """The items of a sitemap index are objects; their address is ``location``."""

    change = "4.1/sitemap-index-context"
    also = ("5.0/sitemapindexitem-str",)
    tags = ("for",)
    words = ("sitemaps",)
    available = "4.1"
    advice = "Print the location; last_mod is new and worth printing, too."
    examples = (
        Fixes(
            before="<sitemapindex>{% for location in sitemaps %}<loc>{{ location }}</loc>{% endfor %}</sitemapindex>",
            after="<sitemapindex>{% for site in sitemaps %}<loc>{{ site.location }}</loc>{% endfor %}</sitemapindex>",
            path="shop/templates/sitemap_index.xml",
        ),
        Fixes(
            before="<sitemapindex>{% for x in sitemaps %}{{ x|escape }}{% endfor %}",
            after="<sitemapindex>{% for x in sitemaps %}{{ x.location|escape }}{% endfor %}",
        ),
        Keeps("<sitemapindex>{% for x in sitemaps %}{{ x.location }}{% endfor %}"),
        Keeps("{% for x in sitemaps %}{{ x }}{% endfor %}"),
    )

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        loop = loop_of(tag)
        if loop is None or loop.over.text != "sitemaps" or len(loop.names) != 1 or not tag.opens:
            return
        if "<sitemapindex" not in site.template.text and not site.name.endswith("sitemap_index.xml"):
            return
        assert tag.block is not None
        name = loop.names[0]
        bases: list[Operand] = []
        named: set[str] = set()
        for node in site.template.nodes_in(tag.block):
            for use in node.uses():
                named.update(use.expression.base.path[:1])
                if use.expression.base.path == (name,):
                    bases.append(use.expression.base)
        if not bases:
            return
        new = "site" if name == "location" and "site" not in named else name
        edits = [base.replace(f"{new}.location") for base in bases]
        if new != name:
            edits.append(tag.arguments[0].replace(new))
        yield site.fix(tag, *edits)
