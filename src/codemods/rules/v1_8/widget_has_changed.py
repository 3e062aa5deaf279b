"""``Widget._has_changed()``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.gone_members import FlagMembers


class WidgetHasChanged(FlagMembers):
    """Whether data has changed is for the form field to say, not for the widget."""

    change = "1.8/widget-has-changed"
    members = {
        "django.forms.widgets.Widget._has_changed": "Define has_changed() on the field (_has_changed() before 1.8)."
    }
    examples = [
        Flags(
            """\
                from django import forms

                class TagWidget(forms.TextInput):
                    def _has_changed(self, initial, data):
                        return initial != data
                """,
            line=4,
        ),
        Keeps(
            """\
                from django import forms

                class TagField(forms.CharField):
                    def _has_changed(self, initial, data):
                        return initial != data
                """
        ),
    ]
