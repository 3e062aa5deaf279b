"""``RemovedInDjango21Warning``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.warning_classes import RemovedWarning


class RemovedWarningClass(RemovedWarning):
    """The warning class of a release goes with it: ``RemovedInNextVersionWarning`` stays."""

    change = "2.1/undocumented-removedindjango21warning"
    renames = {
        "django.utils.deprecation.RemovedInDjango21Warning": "django.utils.deprecation.RemovedInNextVersionWarning"
    }
    examples = [
        Fixes(
            before="""\
                import warnings
                from django.utils.deprecation import RemovedInDjango21Warning

                warnings.simplefilter("error", RemovedInDjango21Warning)
                """,
            after="""\
                import warnings
                from django.utils.deprecation import RemovedInNextVersionWarning

                warnings.simplefilter("error", RemovedInNextVersionWarning)
                """,
        ),
        Fixes(
            current="1.11",
            target="2.1",
            before="""\
                import warnings
                from django.utils.deprecation import RemovedInDjango20Warning, RemovedInDjango21Warning

                warnings.simplefilter("error", RemovedInDjango20Warning)
                warnings.simplefilter("error", RemovedInDjango21Warning)
                """,
            after="""\
                import warnings
                from django.utils.deprecation import RemovedInDjango20Warning, RemovedInDjango30Warning

                warnings.simplefilter("error", RemovedInDjango20Warning)
                warnings.simplefilter("error", RemovedInDjango30Warning)
                """,
        ),
        Keeps(
            """\
                class RemovedInDjango21Warning(Warning):
                    pass

                warnings.simplefilter("error", RemovedInDjango21Warning)
                """
        ),
    ]
