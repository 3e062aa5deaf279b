from __future__ import annotations

from codemods.findings import Edit
from codemods.rules.templates.localization import is_localized
from codemods.templates.expressions import Filter
from codemods.templates.reader import Use
from codemods.templates.rule import Answers, Flags, Keeps, Site, Suggests, TemplateRule

__all__ = ["FloatformatLocalized"]

_MACHINES = (".json", ".csv", ".js", ".css", ".svg")
_NUMERIC_ATTRIBUTES = frozenset(
    [
        "value",
        "style",
        "content",
        "min",
        "max",
        "step",
        "width",
        "height",
        "x",
        "y",
        "x1",
        "x2",
        "y1",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "d",
        "points",
        "transform",
        "viewbox",
        "offset",
        "opacity",
    ]
)


class FloatformatLocalized(TemplateRule):
    """The filter ``floatformat`` always uses the separators of the locale; the suffix ``u`` keeps the plain dot."""

    change = "4.0/floatformat-localized"
    filters = ("floatformat",)
    available = "4.0"
    examples = (
        Suggests(
            before='<input value="{{ v|floatformat:2 }}">{{ v|floatformat:2 }}',
            after='<input value="{{ v|floatformat:"2u" }}">{{ v|floatformat:2 }}',
        ),
        Suggests(
            before="<script>x = {{ v|floatformat }};</script>",
            after='<script>x = {{ v|floatformat:"u" }};</script>',
        ),
        Suggests(
            before="{{ v|floatformat:'-3' }}", after='{{ v|floatformat:"-3u" }}', path="a/templates/v.csv"
        ),
        Flags("<i data-price='{{ v|floatformat:digits }}'>", line=1),
        Keeps(
            '<b title="{{ v|floatformat:2 }}">{{ v|floatformat:2 }}</b><i data-x="{{ v|floatformat:"2u" }}">'
        ),
    )

    def on_filter(self, site: Site, use: Use, found: Filter) -> Answers:
        localized = is_localized(site)
        if localized or (localized is None and not _is_for_machines(site, use)):
            return
        argument = found.argument
        if argument is None:
            yield site.suggest(found, Edit(found.end, found.end, ':"u"'))
            return
        digits = argument.string if argument.is_string else argument.text if argument.is_number else None
        if digits is None:
            yield site.flag(found)
        elif digits.lstrip("-").isdigit():
            yield site.suggest(found, argument.replace(f'"{digits}u"'))


def _is_for_machines(site: Site, use: Use) -> bool:
    """True where a program reads what is printed, so that a comma in a number would break it."""
    if site.name.endswith(_MACHINES):
        return True
    markup = site.template.markup
    if markup.raw(use.node.start) in ("script", "style"):
        return True
    attribute = markup.attribute_at(use.node.start)
    if attribute is None:
        return False
    return attribute.name in _NUMERIC_ATTRIBUTES or attribute.name.startswith("data-")
