from __future__ import annotations

from codemods.templates.expressions import Filter
from codemods.templates.loops import loop_of
from codemods.templates.reader import Use
from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["UnorderedList"]


# Lists that Django itself makes, which are flat or have the new form for long.
_OWN = frozenset({"non_field_errors", "non_form_errors", "errors", "deleted_objects"})


class UnorderedList(TemplateRule):
    """The filter ``unordered_list`` no longer understands lists of the form ``[item, [[child, []], ...]]``."""

    change = "1.8/unordered-list-old-syntax"
    also = ("1.10/unordered-list-old-style",)
    filters = ("unordered_list",)
    advice = "Make sure that the list it gets has the form [item, [child, child]]."
    examples = (
        Flags("<ul>\n{{ tree|unordered_list }}</ul>", line=2),
        Keeps(
            "{{ unordered_list }}{{ form.non_field_errors|unordered_list }}{{ deleted_objects|unordered_list }}"
        ),
        Keeps("{% for one in deletable_objects %}{{ one|unordered_list }}{% endfor %}"),
    )

    def on_filter(self, site: Site, use: Use, found: Filter) -> Answers:
        if use.expression.filters[0] is not found or not _is_own(use):
            yield site.flag(found)


def _is_own(use: Use) -> bool:
    """True for a list of Django's own, or an item of one."""
    base = use.expression.base
    if not base.path:
        return False
    if base.path[-1] in _OWN:
        return True
    for block in use.node.ancestors():
        loop = loop_of(block.opener) if block.name == "for" else None
        if loop is not None and loop.names == base.path:
            return loop.over.text == "deletable_objects"
    return False
