from __future__ import annotations

from codemods.templates.reader import Tag
from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["AsvarSafe"]


_ESCAPED = frozenset("<>&\"'{")


class AsvarSafe(TemplateRule):
    """The text that ``blocktranslate`` stores with ``asvar`` is safe, and no longer escaped when it is printed.

    Of a message without a variable and without anything to escape the page shows the same as before.
    """

    change = "4.2/blocktranslate-asvar-safe"
    tags = ("blocktrans", "blocktranslate")
    libraries = ("i18n",)
    words = ("asvar",)
    advice = "Where the message holds markup that is to be seen as such, print it with |force_escape."
    examples = (
        Flags("{% load i18n %}\n{% blocktrans asvar t %}{{ a }}{% endblocktrans %}{{ t }}", line=2),
        Flags(
            "{% load i18n %}{% blocktranslate asvar t %}a & b{% endblocktranslate %}{% include 'x' with y=t %}",
            line=1,
        ),
        Keeps("{% load i18n %}{% blocktrans asvar t %}<{% endblocktrans %}{% if t %}{% endif %}"),
        Keeps("{% load i18n %}{% blocktrans asvar t %}a b{% endblocktrans %}{{ t }}"),
    )

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        words = tag.words
        if "asvar" not in words[:-1]:
            return
        if tag.block is None or _ESCAPED.isdisjoint(tag.block.text.replace("{% plural %}", "")):
            return
        name = words[words.index("asvar") + 1]
        for node in site.template.nodes:
            if node.start > tag.start and name in node.text:
                passes_on = not isinstance(node, Tag) or not node.is_condition
                if passes_on and any(use.expression.base.text == name for use in node.uses()):
                    yield site.flag(tag)
                    return
