from __future__ import annotations

from codemods.templates.conditions import Comparison, rewrite_truth
from codemods.templates.expressions import Filter
from codemods.templates.reader import Use
from codemods.templates.rule import Answer, Answers, Fixes, Flags, Keeps, Site, Suggests, TemplateRule

__all__ = ["LengthIs", "LengthIsElsewhere"]


def _rewrite(site: Site, use: Use, found: Filter) -> Answer | None:
    """The answer where the filter can become a comparison, else None."""
    argument = found.argument
    if argument is None:
        return None
    number = argument.string if argument.is_string else argument.text if argument.is_number else None
    if number is not None and not number.isdecimal():
        return None
    if number is None and not argument.is_variable:
        return None
    chain = use.expression.filters
    right = str(int(number)) if number is not None else f"{argument.text}|add:0"
    comparison = Comparison(f"{use.expression.before(found)}|length", right)
    edit = rewrite_truth(use, chain[chain.index(found) + 1 :], comparison)
    if edit is None:
        return None
    if number is None or int(number) == 0:
        return site.suggest(
            use.node,
            edit,
            advice="The length of None is 0, while length_is was false for it: "
            "accept this where the value is always there.",
        )
    if use.is_printed and found is chain[-1]:
        return site.suggest(
            use.node,
            edit,
            advice="For None and other values without a length nothing was printed, and False is now: "
            "accept this where the value has a length.",
        )
    return site.fix(use.node, edit)


class LengthIs(TemplateRule):
    """The filter ``length_is`` is gone; the ``if`` tag compares the ``length``."""

    change = "4.2/filter-length-is"
    also = ("5.1/length-is-filter",)
    filters = ("length_is",)
    in_comments = True
    examples = (
        Fixes(before="{% if v|length_is:4 %}x{% endif %}", after="{% if v|length == 4 %}x{% endif %}"),
        Fixes(
            before="{% if a or not v.x|default:'y'|length_is:\"4\" and b %}x{% endif %}",
            after="{% if a or v.x|default:'y'|length != 4 and b %}x{% endif %}",
        ),
        Fixes(
            before="{{ v|length_is:1|yesno:'a,b' }}{{ v|length_is:1|yesno:'a,' }}",
            after="{% if v|length == 1 %}a{% else %}b{% endif %}{% if v|length == 1 %}a{% endif %}",
        ),
        Suggests(before="{{ v|length_is:4 }}", after="{% if v|length == 4 %}True{% else %}False{% endif %}"),
        Suggests(before="{% if v|length_is:0 %}x{% endif %}", after="{% if v|length == 0 %}x{% endif %}"),
        Suggests(
            before="{% if v|length_is:n %}x{% endif %}", after="{% if v|length == n|add:0 %}x{% endif %}"
        ),
        Keeps("{% load length_is from own %}{% if v|length_is:4 %}x{% endif %}{{ length_is }}"),
        Keeps("{% if v|length_is:4 %}x{% endif %}", target="4.1"),
    )

    def on_filter(self, site: Site, use: Use, found: Filter) -> Answers:
        answer = _rewrite(site, use, found)
        if answer is not None:
            yield answer


class LengthIsElsewhere(TemplateRule):
    """The filter ``length_is`` is gone, and what stands here cannot be a comparison."""

    change = "4.2/filter-length-is-elsewhere"
    also = ("5.1/length-is-filter-elsewhere",)
    filters = ("length_is",)
    advice = "Build the template around {% if value|length == n %}."
    examples = (
        Flags("{% with x=v|length_is:4 %}{% endwith %}", line=1),
        Flags("{% if v|length_is:4 == x %}{% endif %}\n{{ v|length_is:4|yesno }}", lines=(1, 2)),
        Flags("{{ v|length_is:4|add:1 }}{{ v|length_is:'x' }}", lines=(1, 1)),
        Keeps("{% if v|length_is:4 %}x{% endif %}"),
    )

    def on_filter(self, site: Site, use: Use, found: Filter) -> Answers:
        if _rewrite(site, use, found) is None:
            yield site.flag(use.node)
