"""Date fields with both ``auto_now`` and ``auto_now_add``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

_PLACES = {"auto_now": 2, "auto_now_add": 3}


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
                    seen = models.DateField("seen", "seen", True, True, null=True)
                """,
            after="""\
                from django.db import models

                class Book(models.Model):
                    changed = models.DateTimeField(auto_now=True, editable=False)
                    seen = models.DateField("seen", "seen", True, null=True)
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
        own = site.index.class_facts(site.qname) is not None  # its arguments may stand in another order
        if call is None or not all(
            _true(site.argument(call, name, None if own else place)) for name, place in _PLACES.items()
        ):
            return
        key = "auto_now_add" if site.keyword(call, "auto_now_add") is not None else _PLACES["auto_now_add"]
        if isinstance(key, int) and len(call.args) > key + 1:
            yield site.flag(node=call)
        else:
            yield site.fix(site.edit_call(call).remove(key).edit(), node=call)


def _true(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and node.value is True
