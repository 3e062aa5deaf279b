"""The module ``django.db.models.functions.base``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class FunctionsBase(RenameSymbols):
    """``django.db.models.functions.base`` was split up; its functions are in ``django.db.models.functions``."""

    change = "2.1/undocumented-functions-base"
    moves = {"django.db.models.functions.base": "django.db.models.functions"}
    examples = [
        Fixes(
            before="""\
                from django.db.models.functions.base import Cast, Lower

                print(Cast.__name__, Lower.__name__)
                """,
            after="""\
                from django.db.models.functions import Cast, Lower

                print(Cast.__name__, Lower.__name__)
                """,
        ),
        Keeps("""\
                from django.db.models.functions import Cast
                from shop.functions.base import Lower

                print(Cast.__name__, Lower.__name__)
                """),
    ]
