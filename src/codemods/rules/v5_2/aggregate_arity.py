"""Aggregates of none or several expressions."""

from __future__ import annotations

from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

_NAMES = ("Avg", "Max", "Min", "Sum")


class AggregateArity(Rule):
    """``Avg``, ``Max``, ``Min`` and ``Sum`` take exactly one expression."""

    change = "5.2/aggregate-arity"
    advice = "Give one expression; for several, aggregate each or put them together first."
    triggers = tuple(OnCall(f"django.db.models.{name}") for name in _NAMES)
    examples = [
        Flags(
            """\
                from django.db.models import Max, Sum

                one, two = Sum("a", "b"), Max()
                """,
            line=3,
        ),
        Keeps(
            """\
                from django.db.models import Avg, Count, Sum
                from django.db.models.functions import Greatest

                one, two, three = Sum("a", distinct=True), Greatest("a", "b"), Avg(*names)
                four = Count("a", None)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is not None and len(call.args) != 1 and not site.has_stars(call):
            yield site.flag(node=call)
