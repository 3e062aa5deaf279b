"""The argument ``cache_choices`` of ``ModelChoiceField``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments


class ModelchoicefieldCacheChoices(ChangeArguments):
    """``ModelChoiceField`` takes no ``cache_choices``."""

    change = "1.8/modelchoicefield-cache-choices"
    also = ("1.9/cache-choices",)
    calls = ("django.forms.models.ModelChoiceField",)
    remove = {"cache_choices": None}
    examples = [
        Fixes(
            before="""\
                from django import forms

                one = forms.ModelChoiceField(queryset, cache_choices=True, required=False)
                two = forms.ModelMultipleChoiceField(queryset, cache_choices=False)
                """,
            after="""\
                from django import forms

                one = forms.ModelChoiceField(queryset, required=False)
                two = forms.ModelMultipleChoiceField(queryset)
                """,
        ),
        Keeps(
            """\
                from django import forms
                from shop.forms import Cached

                one = forms.ModelChoiceField(queryset)
                two = Cached(queryset, cache_choices=True)
                """
        ),
    ]
