"""The module ``django.forms.util``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class FormsUtilModule(RenameSymbols):
    """``django.forms.util`` is ``django.forms.utils`` now."""

    change = "1.7/forms-util-module"
    also = ("1.9/forms-util",)
    moves = {"django.forms.util": "django.forms.utils"}
    examples = [
        Fixes(
            before="""\
                from django.forms.util import ErrorList, flatatt

                class Lines(ErrorList):
                    attrs = flatatt({})
                """,
            after="""\
                from django.forms.utils import ErrorList, flatatt

                class Lines(ErrorList):
                    attrs = flatatt({})
                """,
        ),
        Fixes(
            before="""\
                from django import forms
                import django.forms.util

                print(forms.util.ErrorDict, django.forms.util.ErrorList)
                """,
            after="""\
                from django import forms
                import django.forms.utils

                print(forms.utils.ErrorDict, django.forms.utils.ErrorList)
                """,
        ),
        Keeps(
            """\
                try:
                    from django.forms.utils import ErrorList
                except ImportError:
                    from django.forms.util import ErrorList

                print(ErrorList)
                """
        ),
        Keeps(
            """\
                from shop.forms import util

                print(util.ErrorList)
                """
        ),
    ]
