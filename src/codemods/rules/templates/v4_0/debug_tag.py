from __future__ import annotations

from codemods.templates.reader import Tag
from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["DebugTag"]


class DebugTag(TemplateRule):
    """The tag ``debug`` prints nothing unless ``DEBUG`` is on, and escapes what it prints."""

    change = "4.0.2/debug-tag"
    tags = ("debug",)
    advice = "Drop the tag, or print the variables that matter."
    examples = (
        Flags("<pre>\n{% debug %}</pre>", line=2),
        Keeps("{% if debug %}{{ debug }}{% endif %}"),
    )

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        yield site.flag(tag)
