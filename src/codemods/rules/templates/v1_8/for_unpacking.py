from __future__ import annotations

import re

from codemods.templates.loops import Loop, loop_of
from codemods.templates.reader import Tag
from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["ForUnpacking"]

_PAIRS = frozenset({"choices", "items", "iteritems", "iterlists", "lists"})


class ForUnpacking(TemplateRule):
    """A ``for`` tag raises where an item does not have as many values as there are names for them.

    Most of the time only the running project knows; what can be seen are loops over pairs, groups and texts.
    """

    change = "1.8/for-tag-unpacking"
    also = ("1.10/for-tag-unpack-count", "1.8/for-tag-unpacking-elsewhere")
    tags = ("for",)
    shape = re.compile(r"\{%\W*for\W[^,{}]*,", re.ASCII)
    advice = "Write as many names as every item has values."
    examples = (
        Flags("\n{% for a,b,c in x.items %}{{ a }}{% endfor %}", line=2),
        Flags("{% for a, b, c in form.size.field.choices reversed %}{{ a }}{% endfor %}", line=1),
        Flags("{% regroup x by y as parts %}\n{% for a, b, c in parts %}{{ a }}{% endfor %}", line=2),
        Flags("{% for a, b in 'xyz' %}{{ a }}{% endfor %}", line=1),
        Keeps("{% for a, b in pairs %}{{ a }}{% endfor %}{% for a, b, c in x.rows %}{{ a }}{% endfor %}"),
        Keeps("{% for key, value in x.items %}{{ key }}{% endfor %}"),
        Keeps("{% for key ,value in request.GET.lists reversed %}{{ key }}{% endfor %}"),
        Keeps("{% regroup x by y as parts %}{% for a, b in parts %}{{ a }}{% endfor %}"),
        Keeps(
            "{% for a in pairs %}{{ a }}{% endfor %}{% for a, b, c in x.items|triples %}{{ a }}{% endfor %}"
        ),
    )

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        loop = loop_of(tag)
        if loop is None or len(loop.names) < 2:
            return
        size = _size(site, tag, loop)
        if size is not None and size != len(loop.names):
            yield site.flag(tag, message=f"The items here have {size} values, not {len(loop.names)}")


def _size(site: Site, tag: Tag, loop: Loop) -> int | None:
    """How many values each item has; None where that cannot be seen."""
    value = loop.over.expression
    if value is None or value.filters:
        return None
    if value.base.string is not None:
        return 1
    path = value.base.path
    if len(path) > 1 and path[-1] in _PAIRS:
        return 2
    for other in site.template.named("regroup"):
        if len(path) == 1 and other.start < tag.start and other.words[-2:] == ["as", path[0]]:
            return 2  # the attribute and the list
    return None
