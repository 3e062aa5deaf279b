"""``RemovedInDjango31Warning``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.warning_classes import RemovedWarning


class RemovedWarningClass(RemovedWarning):
    """The warning class of a release goes with it: ``RemovedInNextVersionWarning`` stays."""

    change = "3.1/undocumented-removedindjango31warning"
    renames = {
        "django.utils.deprecation.RemovedInDjango31Warning": "django.utils.deprecation.RemovedInNextVersionWarning"
    }
    examples = [
        Fixes(
            before="""\
                import warnings
                from django.utils.deprecation import RemovedInDjango31Warning

                warnings.simplefilter("error", RemovedInDjango31Warning)
                """,
            after="""\
                import warnings
                from django.utils.deprecation import RemovedInNextVersionWarning

                warnings.simplefilter("error", RemovedInNextVersionWarning)
                """,
        ),
        Keeps(
            """\
                class RemovedInDjango31Warning(Warning):
                    pass

                warnings.simplefilter("error", RemovedInDjango31Warning)
                """
        ),
    ]
