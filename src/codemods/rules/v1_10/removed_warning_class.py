"""``RemovedInDjango110Warning``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.warning_classes import RemovedWarning


class RemovedWarningClass(RemovedWarning):
    """The warning class of a release goes with it: ``RemovedInNextVersionWarning`` stays."""

    change = "1.10/undocumented-removedindjango110warning"
    renames = {
        "django.utils.deprecation.RemovedInDjango110Warning": "django.utils.deprecation.RemovedInNextVersionWarning"
    }
    examples = [
        Fixes(
            before="""\
                import warnings
                from django.utils.deprecation import RemovedInDjango110Warning

                warnings.simplefilter("error", RemovedInDjango110Warning)
                """,
            after="""\
                import warnings
                from django.utils.deprecation import RemovedInNextVersionWarning

                warnings.simplefilter("error", RemovedInNextVersionWarning)
                """,
        ),
        Keeps(
            """\
                class RemovedInDjango110Warning(Warning):
                    pass

                warnings.simplefilter("error", RemovedInDjango110Warning)
                """
        ),
    ]
