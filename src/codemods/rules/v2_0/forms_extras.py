"""The package ``django.forms.extras``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class FormsExtras(RenameSymbols):
    """``SelectDateWidget`` lives in ``django.forms``; ``django.forms.extras`` is gone."""

    change = "2.0/forms-extras"
    renames = {
        "django.forms.extras.SelectDateWidget": "django.forms.SelectDateWidget",
        "django.forms.extras.widgets.SelectDateWidget": "django.forms.SelectDateWidget",
    }
    moves = {"django.forms.extras.widgets": "django.forms.widgets", "django.forms.extras": "django.forms"}
    available = "1.9"
    examples = [
        Fixes(
            before="""\
                from django.forms.extras.widgets import SelectDateWidget

                print(SelectDateWidget())
                """,
            after="""\
                from django.forms import SelectDateWidget

                print(SelectDateWidget())
                """,
        ),
        Fixes(
            before="""\
                from django import forms
                from django.forms import extras

                print(forms.CharField(), extras.SelectDateWidget())
                """,
            after="""\
                from django import forms

                print(forms.CharField(), forms.SelectDateWidget())
                """,
        ),
        Keeps("""\
                from django import forms
                from shop.forms import extras

                print(forms.SelectDateWidget(), extras.SelectDateWidget())
                """),
    ]
