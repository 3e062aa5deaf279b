from __future__ import annotations

from codemods.templates.reader import Tag
from codemods.templates.rule import Answers, Fixes, Keeps, Site, TemplateRule

__all__ = ["Translate"]


class Translate(TemplateRule):
    """The tag ``trans`` is called ``translate``; the old name stays as an alias."""

    change = "3.1/trans-to-translate"
    tags = ("trans",)
    in_comments = True
    libraries = ("i18n",)
    available = "3.1"
    examples = (
        Fixes(
            before="{% load i18n %}{% trans 'trans' noop %}{%trans x|upper as y%}",
            after="{% load i18n %}{% translate 'trans' noop %}{%translate x|upper as y%}",
            modernize=True,
        ),
        Fixes(
            before="{% load i18n %}{% comment %}{% trans 'x' %}{% endcomment %}",
            after="{% load i18n %}{% comment %}{% translate 'x' %}{% endcomment %}",
            modernize=True,
        ),
        Keeps("{% load i18n %}{% trans 'x' %}"),
        Keeps("{% load i18n %}{% trans 'x' %}", modernize=True, supports="2.2..3.2"),
        Keeps("{% load trans from own %}{% trans 'x' %}", modernize=True),
        Keeps("{% load trans from i18n %}{% trans 'x' %}", modernize=True),
    )

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        if tag.name not in site.names.picked:
            yield site.fix(tag, tag.rename("translate"))
