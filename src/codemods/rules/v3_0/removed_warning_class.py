"""``RemovedInDjango30Warning``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.warning_classes import RemovedWarning


class RemovedWarningClass(RemovedWarning):
    """The warning class of a release goes with it: ``RemovedInNextVersionWarning`` stays."""

    change = "3.0/undocumented-removedindjango30warning"
    renames = {
        "django.utils.deprecation.RemovedInDjango30Warning": "django.utils.deprecation.RemovedInNextVersionWarning"
    }
    examples = [
        Fixes(
            before="""\
                import warnings
                from django.utils.deprecation import RemovedInDjango30Warning

                warnings.simplefilter("error", RemovedInDjango30Warning)
                """,
            after="""\
                import warnings
                from django.utils.deprecation import RemovedInNextVersionWarning

                warnings.simplefilter("error", RemovedInNextVersionWarning)
                """,
        ),
        Keeps(
            """\
                class RemovedInDjango30Warning(Warning):
                    pass

                warnings.simplefilter("error", RemovedInDjango30Warning)
                """
        ),
    ]
