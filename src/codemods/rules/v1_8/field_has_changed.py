"""``Field._has_changed()`` of forms."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeMethods


class FieldHasChanged(ChangeMethods):
    """``_has_changed()`` of form fields is ``has_changed()`` now."""

    change = "1.8/field-has-changed"
    also = ("1.10/field-has-changed-underscore",)
    bases = ("django.forms.fields.Field",)
    mixins = True
    rename = {"_has_changed": "has_changed"}
    available = "1.8"
    examples = [
        Fixes(
            before="""\
                from django import forms

                class TagField(forms.CharField):
                    def _has_changed(self, initial, data):
                        return super(TagField, self)._has_changed(initial, data)

                def changed(data):
                    return forms.CharField()._has_changed("", data)
                """,
            after="""\
                from django import forms

                class TagField(forms.CharField):
                    def has_changed(self, initial, data):
                        return super(TagField, self).has_changed(initial, data)

                def changed(data):
                    return forms.CharField().has_changed("", data)
                """,
        ),
        Keeps(
            """\
                from django import forms

                class TagForm(forms.Form):
                    def _has_changed(self):
                        return self.has_changed()
                """
        ),
    ]
