"""Templates of form widgets: a project's versions of those that Django ships, and those that its widgets name."""

from __future__ import annotations

import re
from typing import ClassVar

from codemods.templates.expressions import Operand
from codemods.templates.reader import Use
from codemods.templates.rule import Answers, Site, TemplateRule, is_named

__all__ = ["MovedIntoWidget"]


class MovedIntoWidget(TemplateRule):
    """Variables of a widget template that moved from the top of the context to the variable ``widget``.

    ``widget_templates`` are Django's own; others are those of classes that descend from ``widget``.
    """

    widget_templates: ClassVar[tuple[str, ...]]
    widget: ClassVar[str] = "django.forms.widgets.Widget"

    def on_attribute(self, site: Site, use: Use, found: Operand) -> Answers:
        if len(found.path) != 1:
            return
        edit = found.replace(f"widget.{found.text}")
        if is_named(site.name, self.widget_templates):
            yield site.fix(found, edit)
        elif self.widget in site.context.widget_bases:
            source = site.context.widget_source
            if source is None:
                yield site.fix(found, edit)
            elif re.search(rf"([\"']){re.escape(found.text)}\1", source) is None:
                # Else it is get_context() that gives it.
                yield site.suggest(
                    found, edit, advice="Do so where get_context() of the widget leaves it to Django's."
                )
