from __future__ import annotations

from codemods.templates.context import TemplateContext
from codemods.templates.expressions import Filter
from codemods.templates.reader import Tag, Use
from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["LocalizeOff"]


class LocalizeOff(TemplateRule):
    """Numbers that are not localized are printed as Python does, no longer with ``DECIMAL_SEPARATOR``."""

    change = "3.1/localize-off-decimal-separator"
    tags = ("localize",)
    filters = ("unlocalize",)
    libraries = ("l10n",)
    example_context = TemplateContext(settings={"DECIMAL_SEPARATOR": ","})
    examples = (
        Flags("{% load l10n %}\n{% localize off %}{{ x }}{% endlocalize %}", line=2),
        Flags("{% load l10n %}{{ x|unlocalize }}", line=1),
        Keeps("{% load l10n %}{% localize on %}{{ x|localize }}{% endlocalize %}"),
    )

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        if tag.words == ["off"] and "DECIMAL_SEPARATOR" in site.context.settings:
            yield site.flag(tag)

    def on_filter(self, site: Site, use: Use, found: Filter) -> Answers:
        if "DECIMAL_SEPARATOR" in site.context.settings:
            yield site.flag(found)
