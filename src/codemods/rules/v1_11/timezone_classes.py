"""The time zone classes of ``django.utils.timezone``."""

from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.shapes.called import CallBecomes


class TimezoneClasses(CallBecomes):
    """The time zone classes of ``django.utils.timezone`` are gone."""

    change = "1.11/undocumented-timezone-classes"
    calls = {
        "django.utils.timezone.UTC": ((), "{django.utils.timezone.utc}"),
        "django.utils.timezone.LocalTimezone": ((), "{django.utils.timezone.get_default_timezone}()"),
        "django.utils.timezone.ReferenceLocalTimezone": (
            (),
            "{django.utils.timezone.get_default_timezone}()",
        ),
    }
    suggests = True
    advice = "Use timezone.utc, or get_default_timezone() for that of the settings."
    examples = [
        Suggests(
            before="""\
                from django.utils.timezone import LocalTimezone, UTC

                zones = [UTC(), LocalTimezone()]
                """,
            after="""\
                from django.utils.timezone import get_default_timezone, utc

                zones = [utc, get_default_timezone()]
                """,
        ),
        Flags("from django.utils import timezone\n\nclass Zone(timezone.LocalTimezone):\n    pass\n", line=3),
        Keeps("from pytz import UTC\n\nprint(UTC)\n"),
    ]
