"""``RemovedInDjango19Warning``."""

from codemods.rules.examples import Keeps, Suggests
from codemods.rules.shapes.warning_classes import RemovedWarning


class RemovedInDjango19Warning(RemovedWarning):
    """``RemovedInDjango19Warning`` is gone with what it warned of."""

    change = "1.9/removedindjango19warning"
    renames = {
        "django.utils.deprecation.RemovedInDjango19Warning": "django.utils.deprecation.RemovedInNextVersionWarning"
    }
    suggests = True
    advice = "Drop the filter if it was there for the removals of Django 1.9 only."
    examples = [
        Suggests(
            before="""\
                import warnings

                from django.utils.deprecation import RemovedInDjango19Warning

                warnings.simplefilter("error", RemovedInDjango19Warning)
                """,
            after="""\
                import warnings

                from django.utils.deprecation import RemovedInNextVersionWarning

                warnings.simplefilter("error", RemovedInNextVersionWarning)
                """,
        ),
        Keeps(
            source="""\
                class RemovedInDjango19Warning(DeprecationWarning):
                    pass
                """,
        ),
    ]
