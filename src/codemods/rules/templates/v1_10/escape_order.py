from __future__ import annotations

from codemods.findings import Edit
from codemods.templates.expressions import Filter
from codemods.templates.reader import Use
from codemods.templates.rule import Answers, Fixes, Keeps, Site, TemplateRule

__all__ = ["EscapeOrder"]

_MAKE_SAFE = frozenset(
    {"safe", "linebreaks", "linebreaksbr", "urlize", "urlizetrunc", "unordered_list", "force_escape"}
)


class EscapeOrder(TemplateRule):
    """The filter ``escape`` escapes where it stands in the chain, no longer at its end.

    A chain that ends in safe text is left as it is: it is escaped more than before, which is what was meant.
    """

    change = "1.10/escape-filter-lazy"
    also = ("2.0/escape-filter-immediate",)
    filters = ("escape",)
    examples = (
        Fixes(before="{{ x|escape|upper }}", after="{{ x|upper|escape }}"),
        Fixes(before="{{ x|escape|truncatewords:3|lower }}", after="{{ x|truncatewords:3|lower|escape }}"),
        Fixes(before="{{ x|escape|upper|escape }}", after="{{ x|upper|escape }}"),
        Fixes(
            before="{% with y=x|escape|upper %}{% endwith %}",
            after="{% with y=x|upper|escape %}{% endwith %}",
        ),
        Keeps("{{ x|upper|escape }}{{ x|escape }}{{ x|escape|escape }}"),
        Keeps("{{ x|escape|linebreaks }}{{ x|escape|upper|safe }}{{ x|force_escape|upper }}"),
    )

    def on_filter(self, site: Site, use: Use, found: Filter) -> Answers:
        chain = use.expression.filters
        escapes = [other for other in chain if other.name == "escape"]
        rest = chain[chain.index(found) + 1 :]
        if found is not escapes[0] or all(other.name == "escape" for other in rest):
            return
        if (use.tag is not None and use.tag.name == "filter") or any(f.name in _MAKE_SAFE for f in rest):
            return
        edits = [other.remove() for other in escapes if other is not chain[-1]]
        if chain[-1].name != "escape":
            edits.append(Edit(use.expression.end, use.expression.end, "|escape"))
        yield site.fix(found, *edits)
