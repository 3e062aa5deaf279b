"""``CallableChoiceIterator``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class CallableChoiceIterator(RenameSymbols):
    """``CallableChoiceIterator`` lives in ``django.utils.choices``; its ``choices_func`` is called ``func``."""

    change = "5.0/callablechoiceiterator"
    renames = {
        "django.forms.fields.CallableChoiceIterator": "django.utils.choices.CallableChoiceIterator",
    }
    examples = [
        Fixes(
            before="""\
                from django.forms.fields import CallableChoiceIterator, ChoiceField

                def lazy(function):
                    return ChoiceField(choices=CallableChoiceIterator(function))
                """,
            after="""\
                from django.forms.fields import ChoiceField
                from django.utils.choices import CallableChoiceIterator

                def lazy(function):
                    return ChoiceField(choices=CallableChoiceIterator(function))
                """,
        ),
        Keeps(
            """\
                from django.utils.choices import CallableChoiceIterator

                print(CallableChoiceIterator(list))
                """
        ),
    ]
