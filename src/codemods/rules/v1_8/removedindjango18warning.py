"""``RemovedInDjango18Warning``."""

from codemods.rules.examples import Keeps, Suggests
from codemods.rules.shapes.warning_classes import RemovedWarning


class Removedindjango18warning(RemovedWarning):
    """``RemovedInDjango18Warning`` is gone with what it warned of."""

    change = "1.8/removedindjango18warning"
    renames = {
        "django.utils.deprecation.RemovedInDjango18Warning": "django.utils.deprecation.RemovedInNextVersionWarning"
    }
    suggests = True
    advice = "Drop the filter if it was there for the removals of Django 1.8 only."
    examples = [
        Suggests(
            before="""\
                import warnings

                from django.utils.deprecation import RemovedInDjango18Warning

                warnings.simplefilter("error", RemovedInDjango18Warning)
                """,
            after="""\
                import warnings

                from django.utils.deprecation import RemovedInNextVersionWarning

                warnings.simplefilter("error", RemovedInNextVersionWarning)
                """,
        ),
        Keeps(
            """\
                class RemovedInDjango18Warning(DeprecationWarning):
                    pass
                """
        ),
    ]
