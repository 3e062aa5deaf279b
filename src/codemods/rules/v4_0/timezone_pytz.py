"""``django.utils.timezone.pytz``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class TimezonePytz(RenameSymbols):
    """``pytz`` can no longer be reached through ``django.utils.timezone``."""

    change = "4.0/timezone-pytz-attribute"
    renames = {"django.utils.timezone.pytz": "pytz"}
    examples = [
        Fixes(
            before="""\
                from django.utils.timezone import now, pytz

                print(now(), pytz.common_timezones)
                """,
            after="""\
                import pytz
                from django.utils.timezone import now

                print(now(), pytz.common_timezones)
                """,
        ),
        Fixes(
            before="""\
                from django.utils import timezone

                print(timezone.now(), timezone.pytz.common_timezones)
                """,
            after="""\
                import pytz
                from django.utils import timezone

                print(timezone.now(), timezone.pytz.common_timezones)
                """.replace("timezone.pytz", "pytz"),
        ),
        Keeps(
            """\
                import pytz

                print(pytz.common_timezones)
                """
        ),
    ]
