"""Date fields with both ``auto_now`` and ``auto_now_add``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class CheckAutoNowBoth(Rule):
    """``auto_now`` and ``auto_now_add`` exclude each other (fields.E160); ``auto_now`` was the one that counted."""

    change = "1.8/check-fields-e160"
    triggers = tuple(
        OnCall(f"django.db.models.{name}", subclasses=True)
        for name in ("DateField", "DateTimeField", "TimeField")
    )
    examples = [
        Fixes(
            before="""\
                from django.db import models

                class Book(models.Model):
                    changed = models.DateTimeField(auto_now=True, auto_now_add=True, editable=False)
                """,
            after="""\
                from django.db import models

                class Book(models.Model):
                    changed = models.DateTimeField(auto_now=True, editable=False)
                """,
        ),
        Keeps(
            """\
                from django.db import models
                from shop.fields import OtherField

                class Book(models.Model):
                    made = models.DateTimeField(auto_now_add=True)
                    changed = models.DateField(auto_now=True)
                    seen = models.TimeField(auto_now=False, auto_now_add=True)
                    other = OtherField(auto_now=True, auto_now_add=True)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or not all(_true(site.argument(call, name)) for name in ("auto_now", "auto_now_add")):
            return
        yield site.fix(site.edit_call(call).remove("auto_now_add").edit(), node=call)


def _true(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and node.value is True
