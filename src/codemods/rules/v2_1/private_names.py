"""Private names that are gone."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols


class PrivateNames(RemoveSymbols):
    """Names that were never documented are gone."""

    change = "2.1/undocumented-synch-rwlock"
    also = ("2.1/undocumented-dates-reverse-maps",)
    names = {
        "django.utils.synch.RWLock": "Use a lock of threading.",
        "django.utils.synch": "Use a lock of threading.",
        "django.utils.dates.MONTHS_3_REV": "Write the mapping yourself.",
        "django.utils.dates.WEEKDAYS_REV": "Write the mapping yourself.",
    }
    examples = [
        Flags(
            """\
                from django.utils.dates import MONTHS_3_REV
                from django.utils.synch import RWLock
                """,
            lines=(1, 2),
        ),
        Keeps("""\
                from django.utils.dates import MONTHS
                from shop.synch import RWLock
                """),
    ]
