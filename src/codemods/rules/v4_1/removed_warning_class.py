"""``RemovedInDjango41Warning``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.warning_classes import RemovedWarning


class RemovedWarningClass(RemovedWarning):
    """The warning class of a release goes with it: ``RemovedInNextVersionWarning`` stays."""

    change = "4.1/removedindjango41warning"
    renames = {
        "django.utils.deprecation.RemovedInDjango41Warning": "django.utils.deprecation.RemovedInNextVersionWarning"
    }
    examples = [
        Fixes(
            before="""\
                import warnings
                from django.utils.deprecation import RemovedInDjango41Warning

                warnings.simplefilter("error", RemovedInDjango41Warning)
                """,
            after="""\
                import warnings
                from django.utils.deprecation import RemovedInNextVersionWarning

                warnings.simplefilter("error", RemovedInNextVersionWarning)
                """,
        ),
        Keeps(
            """\
                class RemovedInDjango41Warning(Warning):
                    pass

                warnings.simplefilter("error", RemovedInDjango41Warning)
                """
        ),
    ]
