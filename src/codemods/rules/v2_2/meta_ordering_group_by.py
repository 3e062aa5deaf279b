"""The ordering of a model in queries that group."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_AGGREGATES = tuple(
    f"django.db.models.{name}" for name in ("Count", "Sum", "Avg", "Min", "Max", "StdDev", "Variance")
)
_MODEL = """\
from django.db import models

class Order(models.Model):
    kind = models.TextField()

    class Meta:
        ordering = ["made"]

class Plain(models.Model):
    kind = models.TextField()
"""


class MetaOrderingGroupBy(Rule):
    """The ordering of a model no longer takes part in queries that group, and no longer orders their rows."""

    change = "2.2/meta-ordering-group-by"
    also = ("3.1/removed-meta-ordering-group-by",)
    triggers = (OnAttribute("annotate"),)
    examples = [
        Suggests(
            before="""\
                from django.db.models import Count

                from shop.models import Order

                counts = Order.objects.values("kind").annotate(number=Count("pk"))
                """,
            after="""\
                from django.db.models import Count

                from shop.models import Order

                counts = Order.objects.values("kind").annotate(number=Count("pk")).order_by()
                """,
            files={"shop/__init__.py": "", "shop/models.py": _MODEL},
        ),
        Keeps(
            """\
                from django.db.models import Count, F

                from shop.models import Order, Plain

                one = Order.objects.values("kind").annotate(number=Count("pk")).order_by("kind")
                two = Order.objects.order_by("kind").values("kind").annotate(number=Count("pk"))
                three = Plain.objects.values("kind").annotate(number=Count("pk"))
                four = Order.objects.annotate(number=Count("lines")), Order.objects.values("kind").annotate(a=F("kind"))
                """,
            files={"shop/__init__.py": "", "shop/models.py": _MODEL},
        ),
    ]

    def glance(self, call: ast.Call) -> bool:
        values = (*call.args, *(keyword.value for keyword in call.keywords))
        return any(isinstance(one, ast.Call) for one in values)

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if not isinstance(node, ast.Attribute) or call is None:
            return
        values = [*call.args, *[keyword.value for keyword in call.keywords]]
        if not any(isinstance(one, ast.Call) and site.is_name(one.func, *_AGGREGATES) for one in values):
            return
        names, root = _chain_below(node.value)
        if "values" not in names or names & {"order_by", "reverse", "latest", "earliest"}:
            return
        outer: ast.AST = call
        while isinstance(above := site.module.parents.get(outer), ast.Attribute | ast.Call):
            if isinstance(above, ast.Call) and above.func is not outer:
                break
            if isinstance(above, ast.Attribute):
                if above.attr in ("order_by", "aggregate", "count", "exists", "update", "delete"):
                    return
            outer = above
        if not isinstance(root, ast.Attribute) or root.attr not in ("objects", "_default_manager"):
            return
        model = site.resolve(root.value)
        meta = site.index.class_facts(f"{model}.Meta") if model is not None else None
        if meta is None or "ordering" not in meta.members:
            return
        end = site.module.span(call)[1]
        yield site.suggest(
            site.replace(call, site.module.text[site.module.span(call)[0] : end] + ".order_by()"),
            node=call,
            advice="An empty order_by() says what the new release does; to keep the old groups, order by the fields "
            f"of {model}.Meta.ordering.",
        )


def _chain_below(node: ast.expr) -> tuple[set[str], ast.expr]:
    """The methods called below a place of a chain, and what the chain begins with."""
    names: set[str] = set()
    while isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        names.add(node.func.attr)
        node = node.func.value
    return names, node
