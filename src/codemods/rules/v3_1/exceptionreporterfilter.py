"""``ExceptionReporterFilter``."""

from codemods.rules.examples import Keeps, Suggests
from codemods.rules.shapes import RenameSymbols


class ExceptionReporterFilter(RenameSymbols):
    """``ExceptionReporterFilter`` made way for ``SafeExceptionReporterFilter``."""

    change = "3.1/exceptionreporterfilter"
    renames = {"django.views.debug.ExceptionReporterFilter": "django.views.debug.SafeExceptionReporterFilter"}
    suggests = True
    advice = "Derive from it, and see which methods are inherited then."
    examples = [
        Suggests(
            before="""\
                from django.views.debug import ExceptionReporterFilter

                class Filter(ExceptionReporterFilter):
                    pass
                """,
            after="""\
                from django.views.debug import SafeExceptionReporterFilter

                class Filter(SafeExceptionReporterFilter):
                    pass
                """,
        ),
        Keeps("""\
                from django.views.debug import SafeExceptionReporterFilter

                print(SafeExceptionReporterFilter)
                """),
    ]
