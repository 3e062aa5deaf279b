"""``RemovedInDjango40Warning``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.warning_classes import RemovedWarning


class RemovedWarningClass(RemovedWarning):
    """The warning class of a release goes with it: ``RemovedInNextVersionWarning`` stays."""

    change = "4.0/removedindjango40warning"
    renames = {
        "django.utils.deprecation.RemovedInDjango40Warning": "django.utils.deprecation.RemovedInNextVersionWarning"
    }
    examples = [
        Fixes(
            before="""\
                import warnings
                from django.utils.deprecation import RemovedInDjango40Warning

                warnings.simplefilter("error", RemovedInDjango40Warning)
                """,
            after="""\
                import warnings
                from django.utils.deprecation import RemovedInNextVersionWarning

                warnings.simplefilter("error", RemovedInNextVersionWarning)
                """,
        ),
        Keeps(
            """\
                class RemovedInDjango40Warning(Warning):
                    pass

                warnings.simplefilter("error", RemovedInDjango40Warning)
                """
        ),
    ]
