from __future__ import annotations

from codemods.rules.templates.localization import is_localized
from codemods.templates.context import TemplateContext
from codemods.templates.expressions import Filter
from codemods.templates.reader import Use
from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["HumanizeL10n"]


class HumanizeL10n(TemplateRule):
    """The filters ``intcomma`` and ``intword`` format by locale even where ``USE_L10N`` is off."""

    change = "3.2/humanize-use-l10n"
    filters = ("intcomma", "intword")
    libraries = ("humanize",)
    example_context = TemplateContext(settings={"USE_L10N": False})
    examples = (
        Flags("{% load humanize %}{{ n|intcomma }}", line=1),
        Keeps("{{ n|intcomma }}"),
    )

    def on_filter(self, site: Site, use: Use, found: Filter) -> Answers:
        if is_localized(site) is False:
            yield site.flag(found)
