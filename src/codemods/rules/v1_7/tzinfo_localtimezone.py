"""``django.utils.tzinfo.LocalTimezone``."""

from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.shapes.called import CallBecomes


class TzinfoLocaltimezone(CallBecomes):
    """``django.utils.tzinfo.LocalTimezone`` is gone; ``get_default_timezone()`` is the zone of the settings."""

    change = "1.7/tzinfo-localtimezone"
    calls = {
        "django.utils.tzinfo.LocalTimezone": (("dt",), "{django.utils.timezone.get_default_timezone}()"),
    }
    suggests = True
    advice = "Take get_default_timezone() where the zone of TIME_ZONE is meant rather than the machine's."
    examples = [
        Suggests(
            before="""\
                from django.utils.tzinfo import LocalTimezone

                def aware(value):
                    return value.replace(tzinfo=LocalTimezone(value))
                """,
            after="""\
                from django.utils.timezone import get_default_timezone

                def aware(value):
                    return value.replace(tzinfo=get_default_timezone())
                """,
        ),
        Flags(
            """\
                from django.utils.tzinfo import LocalTimezone

                class Zone(LocalTimezone):
                    pass
                """,
            line=1,
        ),
        Keeps(
            """\
                from shop.zones import LocalTimezone

                zone = LocalTimezone(None)
                """
        ),
    ]
