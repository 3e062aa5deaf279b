from __future__ import annotations

from codemods.rules.templates.loads import drop_from_load, load_of
from codemods.templates.reader import Tag
from codemods.templates.rule import Answers, Keeps, Site, Suggests, TemplateRule

__all__ = ["TemplatePartials"]


class TemplatePartials(TemplateRule):
    """Named fragments are part of the template language; the app ``template_partials`` is not needed for them."""

    change = "6.0/template-partials-builtin"
    tags = ("load", "partialdef", "startpartial")
    words = ("partial",)
    available = "6.0"
    examples = (
        Suggests(
            before="{% load i18n partials %}{% partialdef row inline=True %}x{% endpartialdef %}{% partial row %}",
            after="{% load i18n %}{% partialdef row inline %}x{% endpartialdef %}{% partial row %}",
            modernize=True,
        ),
        Suggests(
            before="{% startpartial row %}x{% endpartial %}{% startpartial cell %}y{% endpartial %}",
            after="{% partialdef row %}x{% endpartialdef %}{% partialdef cell %}y{% endpartialdef %}",
            modernize=True,
        ),
        Keeps("{% partialdef row inline %}x{% endpartialdef row %}{% load my_partials %}", modernize=True),
        Keeps("{% load partials %}{% partialdef row %}x{% endpartialdef %}"),
    )

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        if tag.name == "load":
            load = load_of(site, tag)
            gone = [library for library in load.libraries if library.text == "partials"]
            if gone and "partials" not in site.context.libraries:
                yield site.suggest(tag, *drop_from_load(load, load.names or gone))
        elif tag.name == "partialdef":
            for argument in tag.arguments:
                if argument.text == "inline=True":
                    yield site.suggest(tag, argument.replace("inline"))
        else:
            closer = _end_of(site, tag)
            if closer is not None:
                yield site.suggest(tag, tag.rename("partialdef"), closer.rename("endpartialdef"))


def _end_of(site: Site, opener: Tag) -> Tag | None:
    """The ``endpartial`` that belongs to a ``startpartial``: the next one, as they are not nested in practice."""
    for tag in site.template.named("startpartial", "endpartial"):
        if tag.start > opener.start:
            return tag if tag.name == "endpartial" else None
    return None
