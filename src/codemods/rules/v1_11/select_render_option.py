"""``render_option()`` and ``render_options()`` of select widgets."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.gone_members import FlagMembers

_ADVICE = "Override create_option() or optgroups(), or give the widget a template."


class SelectRenderOption(FlagMembers):
    """Select widgets are rendered from templates: ``render_option()`` and ``render_options()`` are gone."""

    change = "1.11/select-render-option-removed"
    members = {
        "django.forms.Select.render_option": _ADVICE,
        "django.forms.Select.render_options": _ADVICE,
    }
    examples = [
        Flags(
            """\
                from django import forms

                class Tree(forms.SelectMultiple):
                    def render_option(self, selected_choices, option_value, option_label):
                        return super().render_option(selected_choices, option_value, option_label)

                    def all(self):
                        return self.render_options([], [])
                """,
            lines=(4, 8),
        ),
        Keeps("class Menu:\n    def render_option(self, value):\n        return value\n"),
    ]
