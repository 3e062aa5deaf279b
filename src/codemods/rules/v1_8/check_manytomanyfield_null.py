"""``null`` of ``ManyToManyField``."""

from __future__ import annotations

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments


class CheckManytomanyfieldNull(ChangeArguments):
    """``null`` of a ``ManyToManyField`` never did anything, and is warned about (fields.W340)."""

    change = "1.8/check-fields-w340"
    calls = ("django.db.models.ManyToManyField",)
    subclasses = False
    remove = {"null": None}
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class Book(models.Model):
                    authors = models.ManyToManyField("Author", null=True, blank=True)
                """,
            after="""\
                from django.db import models

                class Book(models.Model):
                    authors = models.ManyToManyField("Author", blank=True)
                """,
        ),
        Keeps(
            """\
                from django.db import models
                from shop.fields import ManyToManyField

                class Book(models.Model):
                    author = models.ForeignKey("Author", null=True)
                    readers = ManyToManyField("Reader", null=True)
                    lenders = models.ManyToManyField("Lender", blank=True)
                """
        ),
    ]
