"""Constants and functions of ``django.views.debug``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.expressions import SymbolToExpression


class DebugNames(SymbolToExpression):
    """What hides secrets on the debug page are attributes and methods of the reporter filter."""

    change = "3.1/debug-hidden-settings-constants"
    also = ("3.1/debug-get-safe-settings",)
    expressions = {
        "django.views.debug.HIDDEN_SETTINGS": (
            "django.views.debug.SafeExceptionReporterFilter",
            ".hidden_settings",
        ),
        "django.views.debug.CLEANSED_SUBSTITUTE": (
            "django.views.debug.SafeExceptionReporterFilter",
            ".cleansed_substitute",
        ),
        "django.views.debug.get_safe_settings": (
            "django.views.debug.get_default_exception_reporter_filter",
            "().get_safe_settings",
        ),
        "django.views.debug.cleanse_setting": (
            "django.views.debug.get_default_exception_reporter_filter",
            "().cleanse_setting",
        ),
    }
    needs = ("django.views.debug.get_default_exception_reporter_filter",)
    examples = [
        Fixes(
            before="""\
                from django.views.debug import CLEANSED_SUBSTITUTE, get_safe_settings

                def shown():
                    return {key: value for key, value in get_safe_settings().items() if value != CLEANSED_SUBSTITUTE}
                """,
            after="""\
                from django.views.debug import SafeExceptionReporterFilter, get_default_exception_reporter_filter

                def shown():
                    return {key: value for key, value in get_default_exception_reporter_filter().get_safe_settings().items() if value != SafeExceptionReporterFilter.cleansed_substitute}
                """,
        ),
        Keeps("""\
                from shop.debug import get_safe_settings

                print(get_safe_settings())
                """),
    ]
