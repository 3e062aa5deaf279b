from __future__ import annotations

from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["TemplateNameHash"]


class TemplateNameHash(TemplateRule):
    """A hash sign in the name of a template selects a partial, so that files with one cannot be loaded."""

    change = "6.0/template-name-hash"
    advice = "Give the file a name without a hash sign."
    examples = (
        Flags("\n{% include 'shop/c#.html' %}", line=2),
        Flags("x", path="shop/templates/shop/c#.html"),
        Keeps("{% include 'shop/c.html' with x='#' %}{% url 'a' %}#b"),
    )

    def on_template(self, site: Site) -> Answers:
        if "#" in site.name:
            yield site.flag_file()
        for tag in site.template.named("include", "extends"):
            name = tag.arguments[0].string if tag.arguments else None
            if name and "#" in name:
                yield site.flag(tag)
