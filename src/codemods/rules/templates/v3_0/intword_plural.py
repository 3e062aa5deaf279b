from __future__ import annotations

from codemods.templates.context import TemplateContext
from codemods.templates.expressions import Filter
from codemods.templates.reader import Use
from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["IntwordPlural"]


class IntwordPlural(TemplateRule):
    """The filter ``intword`` writes the plural for every number but 1.0, which may read wrongly in some languages."""

    change = "3.0/intword-plural"
    filters = ("intword",)
    libraries = ("humanize",)
    advice = "Check the texts in the languages of the project."
    examples = (
        Flags("{% load humanize %}{{ n|intword }}", line=1),
        Keeps("{% load numbers %}{{ n|intword }}"),
        Keeps("{% load intword from numbers %}{{ n|intword }}"),
    )
    example_context = TemplateContext(settings={"LANGUAGE_CODE": "fr"})

    def on_filter(self, site: Site, use: Use, found: Filter) -> Answers:
        translated = site.setting("USE_I18N") is not False
        language = site.setting("LANGUAGE_CODE")
        only_english = (
            isinstance(language, str) and language.startswith("en") and not site.setting("LANGUAGES")
        )
        if translated and not (only_english and site.context.settings_known):
            yield site.flag(found)
