from __future__ import annotations

from codemods.templates.expressions import Filter
from codemods.templates.loops import loop_of
from codemods.templates.reader import Use
from codemods.templates.rule import Answers, Keeps, Site, Suggests, TemplateRule

__all__ = ["ForloopLength"]


class ForloopLength(TemplateRule):
    """The number of iterations is there in the loop, as ``forloop.length``."""

    change = "6.0/forloop-length"
    filters = ("length",)
    available = "6.0"
    examples = (
        Suggests(
            before="{% for x in cart.items %}{{ forloop.counter }}/{{ cart.items|length }}{% endfor %}",
            after="{% for x in cart.items %}{{ forloop.counter }}/{{ forloop.length }}{% endfor %}",
            modernize=True,
        ),
        Keeps(
            "{{ a|length }}{% for x in a %}{% for y in b %}{{ a|length }}{% endfor %}{% endfor %}",
            modernize=True,
        ),
        Keeps("{% for x in a %}{{ a|length }}{% endfor %}"),
    )

    def on_filter(self, site: Site, use: Use, found: Filter) -> Answers:
        block = use.node.inside("for")
        loop = loop_of(block.opener) if block is not None else None
        if loop is None or block is None or use.node is block.closer:
            return
        if any(branch.name == "empty" and branch.start < use.node.start for branch in block.branches):
            return
        if use.expression.before(found) == loop.over.text:
            start = use.expression.start
            yield site.suggest(use.node, site.template.replace(start, found.end, "forloop.length"))
