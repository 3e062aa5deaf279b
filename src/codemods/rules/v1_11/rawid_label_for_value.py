"""``label_for_value()`` of raw-id widgets."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.gone_members import FlagMembers


class RawidLabelForValue(FlagMembers):
    """``label_for_value()`` of a raw-id widget is ``label_and_url_for_value()`` now, which gives text and URL."""

    change = "1.11/undocumented-rawid-label-for-value"
    members = {
        "django.contrib.admin.widgets.ForeignKeyRawIdWidget.label_for_value": (
            "Define or call label_and_url_for_value(), which gives a pair of a plain label and a URL."
        )
    }
    examples = [
        Flags(
            """\
                from django.contrib.admin.widgets import ForeignKeyRawIdWidget

                class Picker(ForeignKeyRawIdWidget):
                    def label_for_value(self, value):
                        return "<b>%s</b>" % value
                """,
            line=4,
        ),
        Keeps("class Picker:\n    def label_for_value(self, value):\n        return value\n"),
    ]
