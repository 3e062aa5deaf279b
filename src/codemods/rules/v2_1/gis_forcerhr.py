"""The GIS function ``ForceRHR``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class GisForcerhr(RenameSymbols):
    """``ForceRHR`` is called ``ForcePolygonCW``."""

    change = "2.1/gis-forcerhr"
    also = ("3.0/gis-force-rhr",)
    renames = {
        "django.contrib.gis.db.models.functions.ForceRHR": "django.contrib.gis.db.models.functions.ForcePolygonCW",
    }
    examples = [
        Fixes(
            before="""\
                from django.contrib.gis.db.models import functions

                print(functions.ForceRHR("area"))
                """,
            after="""\
                from django.contrib.gis.db.models import functions

                print(functions.ForcePolygonCW("area"))
                """,
        ),
        Keeps("""\
                from shop.functions import ForceRHR

                print(ForceRHR("area"))
                """),
    ]
