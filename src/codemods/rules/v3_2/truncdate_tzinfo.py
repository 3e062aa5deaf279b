"""``tzinfo`` of ``TruncDate`` and ``TruncTime``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import own_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class TruncdateTzinfo(Rule):
    """``TruncDate`` and ``TruncTime`` go by their ``tzinfo``, which they took no notice of."""

    change = "3.2/truncdate-tzinfo"
    triggers = tuple(
        OnCall(f"django.db.models.functions.{name}", subclasses=True) for name in ("TruncDate", "TruncTime")
    )
    advice = "Leave it out where days are those of the current time zone, as they were."
    examples = [
        Flags(
            """\
                from django.db.models.functions import TruncDate

                class Day(TruncDate):
                    pass

                def days(books, zone):
                    books = books.annotate(other=TruncDate("lent", None, zone), more=Day("lent", tzinfo=zone))
                    return books.annotate(day=TruncDate("sold", tzinfo=zone))
                """,
            lines=(7, 8),
        ),
        Keeps(
            """\
                from django.db.models.functions import TruncDate, TruncDay

                class Day(TruncDate):
                    def as_sql(self, compiler, connection):
                        return day_of(self.tzinfo)

                def days(books, zone):
                    books = books.annotate(more=TruncDate("sold", tzinfo=None), mine=Day("sold", tzinfo=zone))
                    return books.annotate(day=TruncDate("sold"), other=TruncDay("sold", tzinfo=zone))
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call) or own_definition(site, site.qname, "as_sql") is not None:
            return
        own = own_definition(site, site.qname, "__init__") is not None
        zone = site.argument(call, "tzinfo", None if own else 2)
        if zone is not None and not (isinstance(zone, ast.Constant) and zone.value is None):
            yield site.flag()
