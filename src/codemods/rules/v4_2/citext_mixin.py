"""``CIText``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols


class CiTextMixin(RemoveSymbols):
    """The mixin behind the fields of ``citext`` is going away."""

    change = "4.2/citext-mixin"
    also = ("5.1/postgres-citext-mixin",)
    names = {
        "django.contrib.postgres.fields.CIText": "Give the field a case-insensitive db_collation instead."
    }
    examples = [
        Flags(
            """\
                from django.contrib.postgres.fields import CIText
                from django.db import models

                class Name(CIText, models.CharField):
                    pass
                """
        ),
        Keeps("from shop.fields import CIText\n\nprint(CIText)\n"),
    ]
