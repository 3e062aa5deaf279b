"""``BitAnd``, ``BitOr`` and ``BitXor`` of ``django.contrib.postgres``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class PostgresBitAggregates(RenameSymbols):
    """``BitAnd``, ``BitOr`` and ``BitXor`` are part of ``django.db.models``."""

    change = "6.1/postgres-bit-aggregates"
    renames = {
        f"django.contrib.postgres.aggregates.{name}": f"django.db.models.{name}"
        for name in ("BitAnd", "BitOr", "BitXor")
    }
    examples = [
        Fixes(
            before="""\
                from django.contrib.postgres import aggregates as pg
                from django.contrib.postgres.aggregates import ArrayAgg, BitAnd
                from django.db.models import Sum

                one = BitAnd("flags")
                two = pg.BitOr("flags")
                three = pg.BoolOr("flags")
                """,
            after="""\
                from django.contrib.postgres import aggregates as pg
                from django.contrib.postgres.aggregates import ArrayAgg
                from django.db.models import BitAnd, BitOr, Sum

                one = BitAnd("flags")
                two = BitOr("flags")
                three = pg.BoolOr("flags")
                """,
        ),
        Keeps(
            """\
                from django.contrib.postgres.aggregates import BoolAnd
                from django.db.models import BitAnd
                from django_mysql.models import BitXor
                """
        ),
    ]
