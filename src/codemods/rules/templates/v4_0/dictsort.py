from __future__ import annotations

from codemods.templates.expressions import Filter
from codemods.templates.reader import Use
from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["Dictsort"]

_METHODS = frozenset(
    {"items", "keys", "values", "count", "all", "lower", "upper", "title", "strip", "first", "last"}
)


class Dictsort(TemplateRule):
    """Keys of ``dictsort`` are resolved without calling methods, without private names and without indexes."""

    change = "4.0.1/dictsort-restricted-resolution"
    filters = ("dictsort", "dictsortreversed")
    advice = "Sort in Python, or give the items a property to sort by."
    examples = (
        Flags('{% for x in y|dictsort:"get_name" %}{% endfor %}', line=1),
        Flags('{{ y|dictsortreversed:"_key" }}\n{{ y|dictsort:"a.0" }}', lines=(1, 2)),
        Keeps('{{ y|dictsort:"name" }}{{ y|dictsort:0 }}{{ y|dictsort:"user.age" }}'),
    )

    def on_filter(self, site: Site, use: Use, found: Filter) -> Answers:
        key = found.argument.string if found.argument is not None else None
        if key is None:
            return
        parts = key.split(".")
        if any(part.startswith(("_", "get_")) or part in _METHODS for part in parts) or (
            len(parts) > 1 and any(part.isdigit() for part in parts)
        ):
            yield site.flag(found)
