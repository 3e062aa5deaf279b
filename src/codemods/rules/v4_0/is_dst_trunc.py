"""``Trunc(is_dst=)``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments


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
