"""``ordering=`` of PostgreSQL's aggregates."""

from __future__ import annotations

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import RenameInConstructors


class PostgresAggregateOrdering(RenameInConstructors):
    """``ArrayAgg``, ``JSONBAgg`` and ``StringAgg`` are sorted by ``order_by``; ``ordering`` is silently ignored in 6.1."""

    change = "5.2/postgres-aggregate-ordering"
    also = ("6.1/postgres-aggregate-ordering",)
    available = "5.2"
    advice = "Name the argument order_by once Django 5.2 is the oldest release to run on."
    calls = (
        "django.contrib.postgres.aggregates.ArrayAgg",
        "django.contrib.postgres.aggregates.JSONBAgg",
        "django.contrib.postgres.aggregates.StringAgg",
        "django.contrib.postgres.aggregates.mixins.OrderableAggMixin",
    )
    rename = {"ordering": "order_by"}
    examples = [
        Fixes(
            before="""\
                from django.contrib.postgres import aggregates as pg
                from django.contrib.postgres.aggregates.general import StringAgg

                class Names(pg.ArrayAgg):
                    pass

                books.annotate(
                    a=pg.ArrayAgg("name", ordering="name"),
                    b=StringAgg("name", ordering=("name", "-id"), delimiter=","),
                    c=Names("name", ordering=["name"]),
                )
                """,
            after="""\
                from django.contrib.postgres import aggregates as pg
                from django.contrib.postgres.aggregates.general import StringAgg

                class Names(pg.ArrayAgg):
                    pass

                books.annotate(
                    a=pg.ArrayAgg("name", order_by="name"),
                    b=StringAgg("name", order_by=("name", "-id"), delimiter=","),
                    c=Names("name", order_by=["name"]),
                )
                """,
        ),
        Fixes(
            before="""\
                from functools import partial
                from django.contrib.postgres.aggregates import ArrayAgg

                class ByName(ArrayAgg):
                    def __init__(self, expression, **extra):
                        super().__init__(expression, ordering="name", **extra)

                by_date = partial(ArrayAgg, ordering="date")
                """,
            after="""\
                from functools import partial
                from django.contrib.postgres.aggregates import ArrayAgg

                class ByName(ArrayAgg):
                    def __init__(self, expression, **extra):
                        super().__init__(expression, order_by="name", **extra)

                by_date = partial(ArrayAgg, order_by="date")
                """,
        ),
        Flags(
            """\
                from django.contrib.postgres.aggregates import ArrayAgg

                ArrayAgg("name", ordering="name")
                """,
            line=3,
            supports="4.2",
        ),
        Keeps(
            """\
                from django.contrib.postgres.aggregates import ArrayAgg
                from shop.aggregates import StringAgg

                class Own(ArrayAgg):
                    def __init__(self, *expressions, ordering=(), **extra):
                        super().__init__(*expressions, order_by=ordering, **extra)

                one = StringAgg("name", ordering="name")
                two = Own("name", ordering="name")
                three = ArrayAgg("name", order_by="name")
                """
        ),
    ]
