"""``make_aware(is_dst=)``."""

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
