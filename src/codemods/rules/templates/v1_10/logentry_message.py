from __future__ import annotations

from codemods.findings import Edit
from codemods.templates.expressions import Operand
from codemods.templates.reader import Use
from codemods.templates.rule import Answers, Keeps, Site, Suggests, TemplateRule

__all__ = ["LogentryMessage"]


class LogentryMessage(TemplateRule):
    """The message of a log entry is JSON; ``get_change_message`` reads as a person wants it."""

    change = "1.10/logentry-change-message"
    attributes = ("change_message",)
    available = "1.10"
    examples = (
        Suggests(before="{{ action.change_message }}", after="{{ action.get_change_message }}"),
        Keeps("{{ change_message }}{{ action.get_change_message }}{{ form.change_message }}"),
    )

    def on_attribute(self, site: Site, use: Use, found: Operand) -> Answers:
        if found.path[-2:-1] and found.path[-2] in ("action", "entry", "logentry", "log_entry"):
            yield site.suggest(
                found, Edit(found.end - len("change_message"), found.end, "get_change_message")
            )
