"""Positional arguments of indexes."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from codemods.releases import Release
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.arguments import ChangeArguments
from codemods.rules.site import Site


class IndexKeywordOnly(ChangeArguments):
    """Indexes take all their arguments by keyword."""

    change = "2.0/index-keyword-only"
    calls = (
        "django.db.models.Index",
        "django.contrib.postgres.indexes.GinIndex",
        "django.contrib.postgres.indexes.BrinIndex",
    )
    subclasses = False
    available = "1.11"
    examples = [
        Fixes(
            before="""\
                from django.contrib.postgres.indexes import BrinIndex
                from django.db import models

                class Order(models.Model):
                    class Meta:
                        indexes = [models.Index(["made"], "made_idx"), BrinIndex(["made"], "brin", 4)]
                """,
            after="""\
                from django.contrib.postgres.indexes import BrinIndex
                from django.db import models

                class Order(models.Model):
                    class Meta:
                        indexes = [models.Index(fields=["made"], name="made_idx"), BrinIndex(fields=["made"], name="brin", pages_per_range=4)]
                """,
        ),
        Keeps(
            """\
                from django.db import models
                from shop.search import Index

                class Order(models.Model):
                    class Meta:
                        indexes = [models.Index(fields=["made"], name="made_idx")]

                Index(["made"])
                models.Index(models.F("made").desc(), name="made_idx")
                models.Index(Lower("title"), "made", name="title_idx")
                models.Index(F("height") / F("weight"), name="bmi_idx")
                """
        ),
    ]

    def wants(self, site: Site, call: ast.Call) -> bool:
        """Not the expressions that an index has been given by position since 3.2."""
        first = call.args[0] if call.args else None
        if first is None or isinstance(first, ast.List | ast.Tuple):
            return True
        current = site.range.current
        old = current is not None and current < Release(3, 2)
        if isinstance(first, ast.BinOp):  # lists that are added up
            return isinstance(first.op, ast.Add) and isinstance(first.left, ast.List | ast.Tuple)
        return old and isinstance(first, ast.Name | ast.Attribute)

    def parameters(self, site: Site, call: ast.Call) -> Sequence[str | None]:
        if (site.resolve(call.func) or "").rpartition(".")[2] == "BrinIndex":
            return ("fields", "name", "pages_per_range")
        return ("fields", "name")
