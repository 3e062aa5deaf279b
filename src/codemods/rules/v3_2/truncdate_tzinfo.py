"""``tzinfo`` of ``TruncDate`` and ``TruncTime``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class TruncdateTzinfo(Rule):
    """``TruncDate`` and ``TruncTime`` go by their ``tzinfo``, which they took no notice of."""

    change = "3.2/truncdate-tzinfo"
    triggers = tuple(OnCall(f"django.db.models.functions.{name}") for name in ("TruncDate", "TruncTime"))
    advice = "Leave it out where days are those of the current time zone, as they were."
    examples = [
        Flags(
            """\
                from django.db.models.functions import TruncDate

                def days(books, zone):
                    return books.annotate(day=TruncDate("sold", tzinfo=zone))
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.db.models.functions import TruncDate, TruncDay

                def days(books, zone):
                    return books.annotate(day=TruncDate("sold"), other=TruncDay("sold", tzinfo=zone))
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if isinstance(site.node, ast.Call) and site.keyword(site.node, "tzinfo") is not None:
            yield site.flag()
