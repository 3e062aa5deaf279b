from __future__ import annotations

from codemods.rules.templates.widgets import MovedIntoWidget
from codemods.templates.rule import Fixes, Keeps

__all__ = ["WidgetWrapLabel"]

_PATH = "shop/templates/django/forms/widgets/input_option.html"


class WidgetWrapLabel(MovedIntoWidget):
    """The templates of widgets find ``wrap_label`` at ``widget``."""

    change = "2.1/widget-wrap-label"
    attributes = ("wrap_label",)
    widget_templates = ("django/forms/widgets/*.html",)
    examples = (
        Fixes(
            before="{% if wrap_label %}<label>{% endif %}",
            after="{% if widget.wrap_label %}<label>{% endif %}",
            path=_PATH,
        ),
        Keeps("{% if widget.wrap_label %}<label>{% endif %}", path=_PATH),
        Keeps("{% if wrap_label %}<label>{% endif %}"),
    )
