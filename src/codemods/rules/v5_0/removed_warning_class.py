"""``RemovedInDjango50Warning``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class RemovedWarningClass(RenameSymbols):
    """The warning class of a release goes with it: ``RemovedInNextVersionWarning`` stays."""

    change = "5.0/removedindjango50warning"
    renames = {
        "django.utils.deprecation.RemovedInDjango50Warning": "django.utils.deprecation.RemovedInNextVersionWarning"
    }
    examples = [
        Fixes(
            before="""\
                import warnings
                from django.utils.deprecation import RemovedInDjango50Warning

                warnings.simplefilter("error", RemovedInDjango50Warning)
                """,
            after="""\
                import warnings
                from django.utils.deprecation import RemovedInNextVersionWarning

                warnings.simplefilter("error", RemovedInNextVersionWarning)
                """,
        ),
        Keeps(
            """\
                class RemovedInDjango50Warning(Warning):
                    pass

                warnings.simplefilter("error", RemovedInDjango50Warning)
                """
        ),
    ]
