"""``django.forms.widgets.RadioInput``."""

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import RenameSymbols


class Radioinput(RenameSymbols):
    """``RadioInput`` is ``RadioChoiceInput`` now."""

    change = "1.8/radioinput"
    renames = {
        "django.forms.widgets.RadioInput": "django.forms.widgets.RadioChoiceInput",
        "django.forms.RadioInput": "django.forms.widgets.RadioChoiceInput",
    }
    advice = "Since Django 1.11 the choices of RadioSelect are rendered by templates."
    examples = [
        Fixes(
            before="""\
                from django.forms.widgets import RadioFieldRenderer, RadioInput

                class Renderer(RadioFieldRenderer):
                    choice_input_class = RadioInput
                """,
            after="""\
                from django.forms.widgets import RadioFieldRenderer, RadioChoiceInput

                class Renderer(RadioFieldRenderer):
                    choice_input_class = RadioChoiceInput
                """,
        ),
        Flags(
            """\
                from django.forms.widgets import RadioInput

                print(RadioInput)
                """,
            line=1,
            target="2.0",
        ),
        Keeps(
            """\
                from shop.widgets import RadioInput

                print(RadioInput)
                """
        ),
    ]
