"""The expressions ``Date`` and ``DateTime``."""

from codemods.rules.examples import Keeps, Suggests
from codemods.rules.shapes.called import CallBecomes

_TRUNC = "django.db.models.functions.Trunc"


class ExpressionsDateDatetime(CallBecomes):
    """The expressions ``Date`` and ``DateTime`` gave way to ``Trunc``."""

    change = "1.10/expressions-date-datetime-removed"
    calls = {
        "django.db.models.expressions.Date": (
            ("lookup", "lookup_type"),
            f"{{{_TRUNC}}}({{lookup}}, {{lookup_type}}, output_field={{django.db.models.DateField}}())",
        ),
        "django.db.models.expressions.DateTime": (
            ("lookup", "lookup_type", "tzinfo"),
            f"{{{_TRUNC}}}({{lookup}}, {{lookup_type}}, tzinfo={{tzinfo}}, "
            "output_field={django.db.models.DateTimeField}())",
        ),
    }
    suggests = True
    needs = (_TRUNC,)
    advice = "Check the result's type: Trunc gives what its output_field says."
    examples = [
        Suggests(
            before="""\
                from django.db.models.expressions import Date, DateTime

                def months(books, zone):
                    return books.annotate(month=Date("sold", "month"), hour=DateTime("sold", "hour", zone))
                """,
            after="""\
                from django.db.models import DateField, DateTimeField
                from django.db.models.functions import Trunc

                def months(books, zone):
                    return books.annotate(month=Trunc("sold", "month", output_field=DateField()), hour=Trunc("sold", "hour", tzinfo=zone, output_field=DateTimeField()))
                """,
        ),
        Keeps("from shop.sql import Date\n\nprint(Date('sold', 'month'))\n"),
    ]
