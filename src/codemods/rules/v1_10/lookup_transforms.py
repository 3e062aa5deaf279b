"""The private transforms of ``django.db.models.lookups``."""

from codemods.rules.examples import Keeps, Suggests
from codemods.rules.shapes import RenameSymbols

_PARTS = ("Year", "Month", "Day", "WeekDay", "Hour", "Minute", "Second")


class LookupTransforms(RenameSymbols):
    """The private transforms of ``django.db.models.lookups`` became the Extract functions."""

    change = "1.10/undocumented-lookup-transforms"
    renames = {
        **{
            f"django.db.models.lookups.{part}Transform": f"django.db.models.functions.Extract{part}"
            for part in _PARTS
        },
        "django.db.models.lookups.DateTransform": "django.db.models.functions.Extract",
    }
    suggests = True
    advice = "Check what the class is used for: the functions take and give other arguments."
    examples = [
        Suggests(
            before="""\
                from django.db.models.lookups import YearTransform

                class Decade(YearTransform):
                    pass
                """,
            after="""\
                from django.db.models.functions import ExtractYear

                class Decade(ExtractYear):
                    pass
                """,
        ),
        Keeps("from shop.lookups import YearTransform\n\nprint(YearTransform)\n"),
    ]
