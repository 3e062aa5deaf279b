"""``django.utils.timezone.FixedOffset``."""

from __future__ import annotations

import ast

from codemods.rewrite.answer import CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.called import CallBecomes, arguments_of
from codemods.rules.shapes.datetimes import imported_name
from codemods.rules.site import Site


class FixedOffset(CallBecomes):
    """``FixedOffset`` made way for ``datetime.timezone`` of the standard library."""

    change = "2.2/fixedoffset"
    also = ("3.1/removed-fixedoffset",)
    calls = {"django.utils.timezone.FixedOffset": (("offset", "name"), "")}
    available = "2.0"
    advice = "Use datetime.timezone with a timedelta."
    examples = [
        Fixes(
            before="""\
                from datetime import datetime

                from django.utils.timezone import FixedOffset, now

                print(datetime(2020, 1, 1, tzinfo=FixedOffset(60)), now(), FixedOffset(offset=-30, name="X"))
                """,
            after="""\
                from datetime import datetime, timedelta, timezone

                from django.utils.timezone import now

                print(datetime(2020, 1, 1, tzinfo=timezone(timedelta(minutes=60))), now(), timezone(timedelta(minutes=-30), "X"))
                """,
        ),
        Fixes(
            before="""\
                import datetime

                from django.utils import timezone

                print(timezone.FixedOffset(60), timezone.now())
                """,
            after="""\
                import datetime

                from django.utils import timezone

                print(datetime.timezone(datetime.timedelta(minutes=60)), timezone.now())
                """,
        ),
        Flags(
            """\
                from django.utils.timezone import FixedOffset

                class Paris(FixedOffset):
                    pass
                """,
            line=1,
        ),
        Keeps("from pytz import FixedOffset\n\nprint(FixedOffset(60))\n"),
    ]

    def written(self, site: Site, call: ast.Call) -> tuple[str, bool]:
        given = arguments_of(site, call, ("offset", "name"))
        offset = given.get("offset")
        if offset is None:
            raise CannotRewrite("no offset is given")
        name = f", {site.source(given['name'])}" if "name" in given else ""
        known = imported_name(site, call, "datetime")
        zone = f"{known}.timezone" if known else site.need("datetime.timezone", call)
        delta = f"{known}.timedelta" if known else site.need("datetime.timedelta", call)
        return f"{zone}({delta}(minutes={site.source(offset)}){name})", True
