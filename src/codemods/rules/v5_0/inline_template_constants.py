"""The texts of Django's built-in pages."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols

_ADVICE = "Render the template file, or keep a copy of the text."


class InlineTemplateConstants(RemoveSymbols):
    """The built-in pages are template files; the string constants that held them are gone."""

    change = "5.0/inline-template-constants"
    names = {
        "django.views.csrf.CSRF_FAILURE_TEMPLATE": _ADVICE,
        "django.views.static.DEFAULT_DIRECTORY_INDEX_TEMPLATE": _ADVICE,
        "django.views.i18n.js_catalog_template": _ADVICE,
    }
    examples = [
        Flags(
            """\
                from django.views import csrf

                print(csrf.CSRF_FAILURE_TEMPLATE)
                """,
            line=3,
        ),
        Keeps(
            """\
                from django.views.csrf import CSRF_FAILURE_TEMPLATE_NAME

                print(CSRF_FAILURE_TEMPLATE_NAME)
                """
        ),
    ]
