"""``choices`` of model fields."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.gone_members import FlagMembers

_FIELD = "django.db.models.Field"


class FieldChoicesPlainAttribute(FlagMembers):
    """``choices`` of a model field is a plain attribute, with nothing private behind it."""

    change = "1.9/field-choices-plain-attribute"
    members = {
        f"{_FIELD}._choices": "Read and set choices.",
        f"{_FIELD}._get_choices": "Read choices.",
        f"{_FIELD}.get_flatchoices": "Read flatchoices.",
    }
    examples = [
        Flags(
            """\
                from django.db import models

                class HandField(models.CharField):
                    def _get_choices(self):
                        return [("l", "left")]

                    def all(self):
                        return self._choices
                """,
            lines=(4, 8),
        ),
        Keeps(
            """\
                from django import forms

                class HandField(forms.ChoiceField):
                    def _get_choices(self):
                        return self._choices
                """
        ),
    ]
