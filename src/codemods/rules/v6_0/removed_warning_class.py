"""``RemovedInDjango60Warning``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.warning_classes import RemovedWarning


class RemovedWarningClass(RemovedWarning):
    """The warning class of a release goes with it: ``RemovedInNextVersionWarning`` stays."""

    change = "6.0/removed-in-django60-warning"
    renames = {
        "django.utils.deprecation.RemovedInDjango60Warning": "django.utils.deprecation.RemovedInNextVersionWarning"
    }
    paths = True
    examples = [
        Fixes(
            before="""\
                import warnings
                from django.utils.deprecation import RemovedInDjango60Warning

                warnings.simplefilter("error", RemovedInDjango60Warning)
                """,
            after="""\
                import warnings
                from django.utils.deprecation import RemovedInNextVersionWarning

                warnings.simplefilter("error", RemovedInNextVersionWarning)
                """,
        ),
        Keeps(
            """\
                class RemovedInDjango60Warning(Warning):
                    pass

                warnings.simplefilter("error", RemovedInDjango60Warning)
                """
        ),
    ]
