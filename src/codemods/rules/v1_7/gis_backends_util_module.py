"""The module ``django.contrib.gis.db.backends.util``."""

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import RenameSymbols


class GisBackendsUtilModule(RenameSymbols):
    """``django.contrib.gis.db.backends.util`` is ``django.contrib.gis.db.backends.utils`` now."""

    change = "1.7/gis-backends-util-module"
    also = ("1.9/gis-backends-util",)
    moves = {"django.contrib.gis.db.backends.util": "django.contrib.gis.db.backends.utils"}
    advice = "SpatialOperator is what is left of the module."
    examples = [
        Fixes(
            before="""\
                from django.contrib.gis.db.backends import util

                print(util.SpatialOperator)
                """,
            after="""\
                from django.contrib.gis.db.backends import utils

                print(utils.SpatialOperator)
                """,
        ),
        Flags(
            """\
                from django.contrib.gis.db.backends.util import SpatialFunction

                print(SpatialFunction)
                """,
            line=1,
        ),
        Keeps(
            """\
                from django.contrib.gis.db.backends.utils import SpatialOperator

                print(SpatialOperator)
                """
        ),
    ]
