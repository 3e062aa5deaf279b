"""The module ``django.contrib.gis.db.models.sql.aggregates``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols


class GisSqlAggregatesModule(RemoveSymbols):
    """``django.contrib.gis.db.models.sql.aggregates`` is gone: aggregates make their own SQL."""

    change = "1.8/gis-sql-aggregates-module"
    also = ("1.10/gis-sql-aggregates-module",)
    names = {
        f"django.contrib.gis.db.models.sql.aggregates.{name}": "Derive from GeoAggregate of "
        "django.contrib.gis.db.models.aggregates."
        for name in ("GeoAggregate", "Collect", "Extent", "Extent3D", "MakeLine", "Union")
    }
    examples = [
        Flags(
            """\
                from django.contrib.gis.db.models.sql.aggregates import GeoAggregate

                print(GeoAggregate)
                """,
            line=1,
        ),
        Keeps(
            """\
                from django.contrib.gis.db.models import Collect, Extent

                print(Collect, Extent)
                """
        ),
    ]
