from __future__ import annotations

from codemods.templates.reader import Tag
from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["TemplateFileHash", "TemplateNameHash"]


class TemplateNameHash(TemplateRule):
    """A hash sign in the name of a template selects a partial, so that files with one cannot be loaded."""

    change = "6.0/template-name-hash"
    tags = ("include", "extends")
    advice = "Give the file a name without a hash sign."
    examples = (
        Flags("\n{% include 'shop/c#.html' %}", line=2),
        Keeps("{% include 'shop/c.html' with x='#' %}{% url 'a' %}#b"),
    )

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        name = tag.arguments[0].string if tag.arguments else None
        if name and "#" in name and not name.partition("#")[2].isidentifier():
            yield site.flag(tag)


class TemplateFileHash(TemplateRule):
    """A template with a hash sign in its name cannot be loaded, as the sign selects a partial."""

    change = "6.0/template-name-hash"
    templates = ("**/*#*",)
    advice = "Give the file a name without a hash sign."
    examples = (
        Flags("x", path="shop/templates/shop/c#.html"),
        Keeps("{% include 'shop/c#.html' %}", current="5.1", target="5.2"),
    )

    def on_template(self, site: Site) -> Answers:
        yield site.flag_file()
