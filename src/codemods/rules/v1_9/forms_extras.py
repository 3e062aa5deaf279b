"""The package ``django.forms.extras``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.split_modules import SplitModule


class FormsExtras(SplitModule):
    """``SelectDateWidget`` is a name of ``django.forms``; the package ``django.forms.extras`` is gone."""

    change = "1.9/forms-extras"
    also = ("2.0/forms-extras",)
    module = "django.forms.extras"
    renames = {
        "django.forms.extras.SelectDateWidget": "django.forms.SelectDateWidget",
        "django.forms.extras.widgets.SelectDateWidget": "django.forms.SelectDateWidget",
    }
    moves = {"django.forms.extras.widgets": "django.forms.widgets"}
    examples = [
        Fixes(
            before="""\
                from django import forms
                from django.forms.extras.widgets import SelectDateWidget

                class Birthday(forms.Form):
                    day = forms.DateField(widget=SelectDateWidget())
                """,
            after="""\
                from django import forms
                from django.forms import SelectDateWidget

                class Birthday(forms.Form):
                    day = forms.DateField(widget=SelectDateWidget())
                """,
        ),
        Fixes(
            before="""\
                from django.forms import extras

                widget = extras.SelectDateWidget(years=range(2000, 2010))
                """,
            after="""\
                from django.forms import SelectDateWidget

                widget = SelectDateWidget(years=range(2000, 2010))
                """,
        ),
        Fixes(
            before="""\
                from django.forms.extras import widgets

                widget = widgets.SelectDateWidget()
                """,
            after="""\
                from django.forms import widgets

                widget = widgets.SelectDateWidget()
                """,
        ),
        Keeps(
            source="""\
                from django.forms import SelectDateWidget
                from shop.forms import extras

                widget = extras.SelectDateWidget(SelectDateWidget)
                """,
        ),
    ]
