from __future__ import annotations

from codemods.templates.reader import Tag
from codemods.templates.rule import Answers, Fixes, Keeps, Site, TemplateRule

__all__ = ["Blocktranslate"]


class Blocktranslate(TemplateRule):
    """The tag ``blocktrans`` is called ``blocktranslate``; the old name stays as an alias."""

    change = "3.1/blocktrans-to-blocktranslate"
    tags = ("blocktrans",)
    in_comments = True
    libraries = ("i18n",)
    available = "3.1"
    examples = (
        Fixes(
            before="{% load i18n %}{% blocktrans count n=x trimmed asvar y %}a{% plural %}{{ n }}{% endblocktrans %}",
            after="{% load i18n %}{% blocktranslate count n=x trimmed asvar y %}a{% plural %}{{ n }}"
            "{% endblocktranslate %}",
            modernize=True,
        ),
        Keeps("{% load i18n %}{% blocktrans %}a{% endblocktrans %}"),
        Keeps("{% load blocktrans from own %}{% blocktrans %}a{% endblocktrans %}", modernize=True),
    )

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        block = tag.block
        if block is None or block.closer is None or tag.name in site.names.picked:
            return
        yield site.fix(tag, tag.rename("blocktranslate"), block.closer.rename("endblocktranslate"))
