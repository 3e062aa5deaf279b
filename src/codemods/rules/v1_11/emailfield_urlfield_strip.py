"""``strip`` of ``forms.EmailField`` and ``forms.URLField``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments


class EmailfieldUrlfieldStrip(ChangeArguments):
    """The form fields for e-mail addresses and URLs always strip: they take no ``strip``."""

    change = "1.11/emailfield-urlfield-strip"
    calls = ("django.forms.EmailField", "django.forms.URLField")
    subclasses = False
    remove = {"strip": None}
    examples = [
        Fixes(
            before="""\
                from django import forms

                class ContactForm(forms.Form):
                    mail = forms.EmailField(strip=True, required=False)
                    home = forms.URLField(strip=False)
                """,
            after="""\
                from django import forms

                class ContactForm(forms.Form):
                    mail = forms.EmailField(required=False)
                    home = forms.URLField()
                """,
        ),
        Keeps(
            """\
                from django import forms
                from shop.fields import URLField

                class ContactForm(forms.Form):
                    name = forms.CharField(strip=False)
                    home = URLField(strip=False)
                """
        ),
    ]
