"""``MultiWidget.format_output()``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.gone_members import FlagMembers


class WidgetFormatOutput(FlagMembers):
    """Multi-value widgets are rendered from templates: ``format_output()`` is never called."""

    change = "1.11/widget-format-output-removed"
    members = {
        "django.forms.MultiWidget.format_output": (
            "Write a template that goes through widget.subwidgets, and name it in template_name."
        )
    }
    examples = [
        Flags(
            """\
                from django import forms

                class Money(forms.MultiWidget):
                    def format_output(self, rendered_widgets):
                        return "<br>".join(rendered_widgets)
                """,
            line=4,
        ),
        Keeps("class Report:\n    def format_output(self, rows):\n        return rows\n"),
    ]
