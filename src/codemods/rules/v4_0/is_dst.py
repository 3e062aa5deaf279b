"""``is_dst``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments


class MakeAwareIsDst(ChangeArguments):
    """``make_aware()`` no longer takes ``is_dst``, which means nothing to ``zoneinfo``."""

    change = "4.0/is-dst-make-aware"
    also = ("5.0/is-dst-make-aware",)
    available = "4.0"
    calls = ("django.utils.timezone.make_aware",)
    remove = {"is_dst": 2}
    advice = "Where the choice between two times matters, set fold on the datetime."
    examples = [
        Fixes(
            before="""\
                from django.utils import timezone
                from django.utils.timezone import make_aware as aware

                print(timezone.make_aware(dt, tz, is_dst=False), aware(dt, tz, None), aware(dt, is_dst=True))
                """,
            after="""\
                from django.utils import timezone
                from django.utils.timezone import make_aware as aware

                print(timezone.make_aware(dt, tz), aware(dt, tz), aware(dt))
                """,
        ),
        Keeps(
            """\
                from shop.times import make_aware

                print(make_aware(dt, tz, is_dst=False), zone.localize(dt, is_dst=False))
                """
        ),
    ]


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


class TruncIsDst(ChangeArguments):
    """``Trunc`` and its kin no longer take ``is_dst``."""

    change = "4.0/is-dst-trunc"
    also = ("5.0/is-dst-trunc",)
    available = "4.0"
    calls = tuple(
        f"django.db.models.functions.Trunc{part}"
        for part in (
            "",
            "Year",
            "Quarter",
            "Month",
            "Week",
            "Day",
            "Hour",
            "Minute",
            "Second",
            "Date",
            "Time",
        )
    )
    remove = {"is_dst": None}
    examples = [
        Fixes(
            before="""\
                from django.db.models.functions import TruncHour

                print(TruncHour("start", tzinfo=tz, is_dst=True))
                """,
            after="""\
                from django.db.models.functions import TruncHour

                print(TruncHour("start", tzinfo=tz))
                """,
        ),
        Keeps(
            """\
                def TruncHour(field, is_dst):
                    pass

                print(TruncHour("start", is_dst=True))
                """
        ),
    ]
