"""Templates of form widgets: a project's versions of those that Django ships, and those that its widgets name."""

from __future__ import annotations

from typing import ClassVar

from codemods.templates.expressions import Operand
from codemods.templates.reader import Use
from codemods.templates.rule import Answers, Site, TemplateRule, is_named

__all__ = ["MovedIntoWidget"]


class MovedIntoWidget(TemplateRule):
    """Variables of a widget template that moved from the top of the context to the variable ``widget``."""

    widget_templates: ClassVar[tuple[str, ...]]

    def on_attribute(self, site: Site, use: Use, found: Operand) -> Answers:
        if len(found.path) != 1:
            return
        if site.context.widget_template or is_named(site.name, self.widget_templates):
            yield site.fix(found, found.replace(f"widget.{found.text}"))
