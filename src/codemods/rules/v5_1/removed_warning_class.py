"""``RemovedInDjango51Warning``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.warning_classes import RemovedWarning


class RemovedWarningClass(RemovedWarning):
    """The warning class of a release goes with it: ``RemovedInNextVersionWarning`` stays."""

    change = "5.1/removed-in-django51-warning"
    renames = {
        "django.utils.deprecation.RemovedInDjango51Warning": "django.utils.deprecation.RemovedInNextVersionWarning"
    }
    examples = [
        Fixes(
            before="""\
                import warnings
                from django.utils.deprecation import RemovedInDjango51Warning

                warnings.simplefilter("error", RemovedInDjango51Warning)
                """,
            after="""\
                import warnings
                from django.utils.deprecation import RemovedInNextVersionWarning

                warnings.simplefilter("error", RemovedInNextVersionWarning)
                """,
        ),
        Fixes(
            before="""\
                import warnings
                from django.utils.deprecation import RemovedInDjango51Warning

                warnings.simplefilter("error", RemovedInDjango51Warning)

                from django.utils.deprecation import RemovedInNextVersionWarning
                """,
            after="""\
                import warnings
                from django.utils.deprecation import RemovedInNextVersionWarning as RemovedInDjango51Warning

                warnings.simplefilter("error", RemovedInDjango51Warning)

                from django.utils.deprecation import RemovedInNextVersionWarning
                """,
        ),
        Keeps(
            """\
                class RemovedInDjango51Warning(Warning):
                    pass

                warnings.simplefilter("error", RemovedInDjango51Warning)
                """
        ),
    ]
