"""``flatatt()``, which merely passed through ``django.forms.widgets``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.exact import RenameExact


class FlatattImport(RenameExact):
    """``django.forms.widgets`` no longer happens to offer ``flatatt()``: it lives in ``django.forms.utils``."""

    change = "1.11/undocumented-widgets-flatatt-import"
    renames = {"django.forms.widgets.flatatt": "django.forms.utils.flatatt"}
    examples = [
        Fixes(
            before="""\
                from django.forms.widgets import TextInput, flatatt

                class Box(TextInput):
                    def box(self, attrs):
                        return flatatt(attrs)
                """,
            after="""\
                from django.forms.utils import flatatt
                from django.forms.widgets import TextInput

                class Box(TextInput):
                    def box(self, attrs):
                        return flatatt(attrs)
                """,
        ),
        Fixes(
            before="""\
                from django import forms

                print(forms.widgets.flatatt({}))
                """,
            after="""\
                from django.forms.utils import flatatt

                print(flatatt({}))
                """,
        ),
        Keeps("from django.forms.utils import flatatt\n\nprint(flatatt({}))\n"),
    ]
