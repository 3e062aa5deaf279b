from __future__ import annotations

from codemods.rules.templates.widgets import MovedIntoWidget
from codemods.templates.rule import Fixes, Keeps

__all__ = ["ClearableFileInput"]

_PATH = "shop/templates/django/forms/widgets/clearable_file_input.html"


class ClearableFileInput(MovedIntoWidget):
    """The variables of the template of a clearable file input are attributes of ``widget``."""

    change = "1.11.4/clearable-file-input-context"
    attributes = (
        "checkbox_name",
        "checkbox_id",
        "is_initial",
        "input_text",
        "initial_text",
        "clear_checkbox_label",
    )
    widget_templates = (
        "django/forms/widgets/clearable_file_input.html",
        "admin/widgets/clearable_file_input.html",
    )
    widget = "django.forms.widgets.ClearableFileInput"
    examples = (
        Fixes(
            before="{% if is_initial %}{{ initial_text }}: {{ checkbox_id|safe }}{% endif %}",
            after="{% if widget.is_initial %}{{ widget.initial_text }}: {{ widget.checkbox_id|safe }}{% endif %}",
            path=_PATH,
        ),
        Keeps("{{ widget.checkbox_name }}", path=_PATH),
        Keeps("{{ input_text }}"),
        Keeps("{{ input_text }}", path="shop/templates/shop/clearable_file_input.html"),
    )
