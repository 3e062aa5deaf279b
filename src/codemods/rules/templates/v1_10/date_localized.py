from __future__ import annotations

import re

from codemods.templates.context import TemplateContext
from codemods.templates.expressions import Filter
from codemods.templates.reader import Use
from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["DateLocalized"]


class DateLocalized(TemplateRule):
    """The filters ``date`` and ``time`` without a format use that of the locale, not ``DATE_FORMAT``."""

    change = "1.10/date-time-filters-localized"
    filters = ("date", "time")
    shape = re.compile(r"\|\W*(?:date|time)(?![\w:])", re.ASCII)
    advice = 'Give a format to keep the output: {{ x|date:"DATE_FORMAT" }} or one of your own.'
    example_context = TemplateContext(settings={"USE_L10N": True})
    examples = (
        Flags("{{ order.sent|date }}", line=1),
        Keeps('{{ order.sent|date:"Y-m-d" }}{{ date }}'),
    )

    def on_filter(self, site: Site, use: Use, found: Filter) -> Answers:
        if found.argument is None and site.setting("USE_L10N") is True:
            yield site.flag(found)
