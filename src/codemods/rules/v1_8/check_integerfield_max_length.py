"""``max_length`` of integer fields."""

from __future__ import annotations

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments

_NAMES = "BigIntegerField IntegerField PositiveIntegerField PositiveSmallIntegerField SmallIntegerField"


class CheckIntegerfieldMaxLength(ChangeArguments):
    """``max_length`` of an integer field never did anything, and is warned about (fields.W122)."""

    change = "1.8/check-fields-w122"
    calls = tuple(f"django.db.models.{name}" for name in _NAMES.split())
    subclasses = False
    remove = {"max_length": None}
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class Book(models.Model):
                    pages = models.IntegerField("pages", max_length=5)
                    copies = models.PositiveSmallIntegerField(max_length=3)
                """,
            after="""\
                from django.db import models

                class Book(models.Model):
                    pages = models.IntegerField("pages")
                    copies = models.PositiveSmallIntegerField()
                """,
        ),
        Keeps(
            """\
                from django import forms
                from django.db import models

                class NumberField(models.IntegerField):
                    def __init__(self, *args, max_length=3, **kwargs):
                        super().__init__(*args, **kwargs)

                class Book(models.Model):
                    isbn = models.CharField(max_length=13)
                    number = NumberField(max_length=4)
                    codes = models.CommaSeparatedIntegerField(max_length=9)
                """
        ),
    ]
