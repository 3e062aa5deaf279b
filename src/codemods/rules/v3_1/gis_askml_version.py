"""``version`` of ``AsKML``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments


class GisAskmlVersion(ChangeArguments):
    """``AsKML`` takes no ``version``."""

    change = "3.1/gis-askml-version"
    calls = ("django.contrib.gis.db.models.functions.AsKML",)
    remove = {"version": 1}
    keywords = (None, None, "precision")
    examples = [
        Fixes(
            before="""\
                from django.contrib.gis.db.models.functions import AsKML

                print(AsKML("g", version=2, precision=6), AsKML("g", 2, 6))
                """,
            after="""\
                from django.contrib.gis.db.models.functions import AsKML

                print(AsKML("g", precision=6), AsKML("g", precision=6))
                """,
        ),
        Keeps("""\
                from django.contrib.gis.db.models.functions import AsGML

                print(AsGML("g", version=2))
                """),
    ]
