"""``RemovedInDjango20Warning``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.warning_classes import RemovedWarning


class RemovedWarningClass(RemovedWarning):
    """The warning class of a release goes with it: ``RemovedInNextVersionWarning`` stays."""

    change = "2.0/undocumented-removedindjango20warning"
    renames = {
        "django.utils.deprecation.RemovedInDjango20Warning": "django.utils.deprecation.RemovedInNextVersionWarning"
    }
    examples = [
        Fixes(
            current="1.11",
            before="""\
                import warnings
                from django.utils.deprecation import RemovedInDjango20Warning

                warnings.simplefilter("error", RemovedInDjango20Warning)
                """,
            after="""\
                import warnings
                from django.utils.deprecation import RemovedInNextVersionWarning

                warnings.simplefilter("error", RemovedInNextVersionWarning)
                """,
        ),
        Keeps(
            """\
                import warnings

                def quietly():
                    try:
                        from django.utils.deprecation import RemovedInDjango20Warning

                        warnings.simplefilter("ignore", RemovedInDjango20Warning)
                    except ImportError:
                        pass
                """
        ),
        Keeps(
            """\
                class RemovedInDjango20Warning(Warning):
                    pass

                warnings.simplefilter("error", RemovedInDjango20Warning)
                """
        ),
    ]
