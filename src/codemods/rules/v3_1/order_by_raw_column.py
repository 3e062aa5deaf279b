"""``table.column`` in ``order_by()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute


class OrderByRawColumn(Rule):
    """``order_by()`` takes no ``table.column``; an expression says what it was meant to."""

    change = "3.1/order-by-raw-column"
    also = ("4.0/order-by-raw-column",)
    triggers = (OnAttribute("order_by"),)
    advice = "Order by a field where there is one; RawSQL() takes the column as it is."
    examples = [
        Suggests(
            before="""\
                from django.db import models

                def orders(qs):
                    return qs.order_by("-shop_order.made", "pk", "shop_order.name")
                """,
            after="""\
                from django.db import models
                from django.db.models.expressions import RawSQL

                def orders(qs):
                    return qs.order_by(RawSQL("shop_order.made", ()).desc(), "pk", RawSQL("shop_order.name", ()))
                """,
        ),
        Keeps("def orders(qs, query):\n    return qs.order_by('-made'), query.order_by('a.b c')\n"),
    ]

    def glance(self, call: ast.Call) -> bool:
        return any(isinstance(one, ast.Constant) and _column(one.value) for one in call.args)

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None:
            return
        hits = [one for one in call.args if isinstance(one, ast.Constant) and _column(one.value)]
        if not hits:
            return
        edits = []
        for one in hits:
            text = site.source(one)
            prefix = "-" in text[:4]
            name = site.need("django.db.models.expressions.RawSQL", one)
            plain = text.replace("-", "", 1) if prefix else text
            edits.append(site.replace(one, f"{name}({plain}, ()){'.desc()' if prefix else ''}"))
        yield site.suggest(edits, node=call)


def _column(value: object) -> bool:
    """Whether a value is ``table.column``, with a sign or without."""
    if not isinstance(value, str):
        return False
    parts = value.lstrip("-").split(".")
    return len(parts) == 2 and all(part.isidentifier() for part in parts)
