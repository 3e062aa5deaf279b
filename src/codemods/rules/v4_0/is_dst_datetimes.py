"""``QuerySet.datetimes(is_dst=)``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments


class DatetimesIsDst(ChangeArguments):
    """``QuerySet.datetimes()`` no longer takes ``is_dst``."""

    change = "4.0/is-dst-datetimes"
    also = ("5.0/is-dst-datetimes",)
    available = "4.0"
    methods = ("django.db.models.query.QuerySet.datetimes", "django.db.models.Manager.datetimes")
    remove = {"is_dst": 4}
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class Order(models.Model):
                    pass

                print(Order.objects.filter(a=1).datetimes("when", "hour", tzinfo=tz, is_dst=False))
                """,
            after="""\
                from django.db import models

                class Order(models.Model):
                    pass

                print(Order.objects.filter(a=1).datetimes("when", "hour", tzinfo=tz))
                """,
        ),
        Keeps("print(calendar.datetimes('when', 'hour', is_dst=False))\n"),
    ]
