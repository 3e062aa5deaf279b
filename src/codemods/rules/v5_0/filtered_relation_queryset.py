"""Querysets in the condition of a filtered relation."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.queried_models import queried_model
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall
from codemods.source.inference import QUERYSET

_Q = "django.db.models.Q"


class FilteredRelationQueryset(Rule):
    """A queryset in the condition of a ``FilteredRelation`` raises ``ValueError``."""

    change = "5.0.2/filteredrelation-queryset-condition"
    partly = True
    advice = (
        'Filter outside of the relation, or give it the keys: list(queryset.values_list("pk", flat=True)).'
    )
    triggers = (OnCall("django.db.models.FilteredRelation"),)
    examples = [
        Flags(
            """\
                from django.db import models
                from django.db.models import FilteredRelation, Q

                class Shop(models.Model):
                    pass

                def with_orders(customers, shops):
                    known = Shop.objects.filter(pk__in=shops)
                    one = customers.annotate(new=FilteredRelation("orders", condition=Q(orders__shop__in=known)))
                    return one.annotate(
                        old=FilteredRelation("orders", condition=~Q(orders__shop__in=Shop.objects.all()) & Q(orders__old=1)),
                        some=FilteredRelation("orders", condition=Q(("orders__shop", Shop.objects.all()[:1]))),
                    )
                """,
            lines=(9, 11, 12),
        ),
        Keeps(
            """\
                from django.db import models
                from django.db.models import FilteredRelation, Q

                class Shop(models.Model):
                    pass

                def with_orders(customers, shops):
                    keys = list(Shop.objects.values_list("pk", flat=True))
                    return customers.filter(shop__in=Shop.objects.all()).annotate(
                        new=FilteredRelation("orders", condition=Q(orders__shop__in=keys)),
                        old=FilteredRelation("orders", condition=Q(orders__shop__in=shops, orders__shop=Shop.objects.first())),
                    )
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        condition = site.argument(site.call, "condition") if site.call is not None else None
        for value in self._values(site, condition):
            if self._is_queryset(site, value):
                yield site.flag(node=value)

    def _values(self, site: Site, node: ast.expr | None) -> Iterator[ast.expr]:
        """What the conditions compare with."""
        if isinstance(node, ast.BinOp):
            yield from self._values(site, node.left)
            yield from self._values(site, node.right)
        elif isinstance(node, ast.UnaryOp):
            yield from self._values(site, node.operand)
        elif isinstance(node, ast.Call) and site.is_name(node.func, _Q):
            for keyword in node.keywords:
                if keyword.arg is not None:
                    yield keyword.value
            for argument in node.args:
                if isinstance(argument, ast.Tuple) and len(argument.elts) == 2:
                    yield argument.elts[1]
                else:
                    yield from self._values(site, argument)

    def _is_queryset(self, site: Site, node: ast.expr) -> bool:
        if isinstance(node, ast.Name):
            values = assigned_values(site, node)
            return bool(values) and all(self._is_queryset(site, one) for one in values or ())
        found = site.infer(node)
        if found is not None:
            return found.instance and site.index.is_subclass(found.qname, QUERYSET)
        return isinstance(node, ast.Call | ast.Subscript) and queried_model(site, node) is not None
