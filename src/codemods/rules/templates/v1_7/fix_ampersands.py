from __future__ import annotations

from codemods.findings import Edit
from codemods.templates.expressions import Filter
from codemods.templates.reader import Use
from codemods.templates.rule import Answers, Flags, Keeps, Site, Suggests, TemplateRule

__all__ = ["FixAmpersands"]


class FixAmpersands(TemplateRule):
    """The filter ``fix_ampersands`` is gone, as escaping takes care of ampersands."""

    change = "1.7/fix-ampersands"
    also = ("1.8/fix-ampersands-removed",)
    filters = ("fix_ampersands",)
    examples = (
        Suggests(before="{{ x|fix_ampersands }}", after="{{ x }}"),
        Suggests(before="{{ x|lower|fix_ampersands|safe }}", after="{{ x|lower|safe }}"),
        Suggests(
            before="{% filter fix_ampersands|lower %}A&B{% endfilter %}",
            after="{% filter lower %}A&B{% endfilter %}",
        ),
        Flags("{% filter fix_ampersands %}A&B{% endfilter %}", line=1),
        Keeps("{% load fix_ampersands from shop %}{{ x|fix_ampersands }}"),
    )

    def on_filter(self, site: Site, use: Use, found: Filter) -> Answers:
        chain = use.expression.filters
        if use.tag is None or use.tag.name != "filter":
            yield site.suggest(found, found.remove())
        elif len(chain) == 1:
            yield site.flag(found, advice="Drop the filter tag and write & as &amp; in the text.")
        elif found is chain[0]:
            yield site.suggest(found, Edit(found.name_start, chain[1].name_start, ""))
        else:
            yield site.suggest(found, found.remove())
