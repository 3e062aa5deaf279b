"""``RemovedInDjango61Warning`` and ``RemovedInDjango70Warning``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.warning_classes import RemovedWarning

_MODULE = "django.utils.deprecation"


class RemovedWarningClass(RemovedWarning):
    """The warning classes of 6.1 and 7.0 gave way: what would have been 7.0 is 2028."""

    change = "6.1/removed-in-warning-classes"
    renames = {
        f"{_MODULE}.RemovedInDjango61Warning": f"{_MODULE}.RemovedInNextVersionWarning",
        f"{_MODULE}.RemovedInDjango70Warning": f"{_MODULE}.RemovedInDjango2028Warning",
    }
    advice = "RemovedInNextVersionWarning is the name that stays from release to release."
    examples = [
        Fixes(
            before="""\
                import warnings
                from django.utils.deprecation import RemovedInDjango61Warning, RemovedInDjango70Warning

                warnings.simplefilter("error", RemovedInDjango61Warning)
                warnings.simplefilter("error", RemovedInDjango70Warning)
                """,
            after="""\
                import warnings
                from django.utils.deprecation import RemovedInNextVersionWarning, RemovedInDjango2028Warning

                warnings.simplefilter("error", RemovedInNextVersionWarning)
                warnings.simplefilter("error", RemovedInDjango2028Warning)
                """,
        ),
        Keeps(
            """\
                from django.utils.deprecation import RemovedInNextVersionWarning
                from shop.warnings import RemovedInDjango61Warning
                """
        ),
    ]
