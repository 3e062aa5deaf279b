from __future__ import annotations

from codemods.templates.expressions import Operand
from codemods.templates.reader import Use
from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["InlineFieldCount"]


class InlineFieldCount(TemplateRule):
    """Inline forms of the admin have no ``field_count``."""

    change = "1.8/inlineadminform-field-count"
    attributes = ("field_count",)
    advice = "Write the number of columns, or count them in a tag of your own."
    examples = (
        Flags('<td colspan="{{ inline_admin_form.field_count }}">', line=1),
        Keeps("{{ report.field_count }}"),
    )

    def on_attribute(self, site: Site, use: Use, found: Operand) -> Answers:
        if found.path[-2:-1] == ("inline_admin_form",):
            yield site.flag(found)
