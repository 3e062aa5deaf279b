"""The module ``django.utils.tzinfo``."""

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.called import CallBecomes


class TzinfoFixedoffset(CallBecomes):
    """``django.utils.tzinfo.FixedOffset`` is made by ``get_fixed_timezone()`` now."""

    change = "1.7/tzinfo-fixedoffset"
    also = ("1.9/utils-tzinfo",)
    calls = {
        "django.utils.tzinfo.FixedOffset": (
            ("offset",),
            "{django.utils.timezone.get_fixed_timezone}({offset})",
        ),
    }
    advice = "get_fixed_timezone() is a function: a subclass or isinstance() needs a class of its own."
    examples = [
        Fixes(
            before="""\
                from django.utils.tzinfo import FixedOffset

                zone = FixedOffset(60)
                """,
            after="""\
                from django.utils.timezone import get_fixed_timezone

                zone = get_fixed_timezone(60)
                """,
        ),
        Fixes(
            before="""\
                from django.utils import timezone, tzinfo

                zone = timezone.localtime(timezone.now(), tzinfo.FixedOffset(60))
                """,
            after="""\
                from django.utils import timezone

                zone = timezone.localtime(timezone.now(), timezone.get_fixed_timezone(60))
                """,
        ),
        Flags(
            """\
                from django.utils.tzinfo import FixedOffset

                class Zone(FixedOffset):
                    pass

                print(isinstance(Zone, FixedOffset))
                """,
            line=1,
        ),
        Keeps(
            """\
                from pytz import FixedOffset

                zone = FixedOffset(60)
                """
        ),
    ]
