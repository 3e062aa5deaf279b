from __future__ import annotations

import re

from codemods.templates.loops import loop_of
from codemods.templates.reader import Tag
from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["ForUnpacking"]

_PAIRS = frozenset({"items", "iteritems", "lists", "iterlists"})


class ForUnpacking(TemplateRule):
    """A ``for`` tag raises where an item does not have as many values as there are names for them."""

    change = "1.8/for-tag-unpacking"
    also = ("1.10/for-tag-unpack-count",)
    tags = ("for",)
    shape = re.compile(r"\{%\W*for\W[^,{}]*,", re.ASCII)
    advice = "Make sure that every item has exactly as many values as there are names."
    examples = (
        Flags("\n{% for a, b in pairs %}{{ a }}{% endfor %}", line=2),
        Flags("{% for a,b,c in x.items %}{{ a }}{% endfor %}", line=1),
        Keeps("{% for key, value in x.items %}{{ key }}{% endfor %}"),
        Keeps("{% for key ,value in request.GET.lists reversed %}{{ key }}{% endfor %}"),
        Keeps("{% for a in pairs %}{{ a }}{% endfor %}"),
    )

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        loop = loop_of(tag)
        if loop is None or len(loop.names) < 2:
            return
        path = loop.over.expression.base.path if loop.over.expression is not None else ()
        if not (len(loop.names) == 2 and path and path[-1] in _PAIRS):
            yield site.flag(tag)
