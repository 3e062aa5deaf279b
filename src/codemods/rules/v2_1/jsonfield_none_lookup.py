"""Lookups that compare a key of a ``JSONField`` with None."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.index.index import Index
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.relations import root_model
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_FIELD = "django.contrib.postgres.fields.JSONField"
_QUERIES = ("filter", "exclude", "get")
_LOOKUPS = frozenset(
    ["isnull", "exact", "iexact", "contains", "contained_by", "has_key", "has_keys", "has_any_keys"]
)
_MODEL = {
    "shop/models.py": """\
from django.contrib.postgres.fields import JSONField
from django.db import models


class Order(models.Model):
    data = JSONField()
    note = models.TextField()
"""
}


class JSONFieldNoneLookup(Rule):
    """``data__key=None`` finds keys that hold null; it used to find rows without the key."""

    change = "2.1/jsonfield-none-lookup"
    triggers = (OnModule(("=None",)),)
    available = "1.9"
    advice = "data__key__isnull=True finds the rows without the key."
    examples = [
        Fixes(
            before="""\
                from shop.models import Order

                print(Order.objects.filter(data__owner=None).exclude(data__a__b=None, note=None))
                """,
            after="""\
                from shop.models import Order

                print(Order.objects.filter(data__owner__isnull=True).exclude(data__a__b__isnull=True, note=None))
                """,
            files=_MODEL,
        ),
        Suggests(
            before="""\
                from django.db.models import Q

                def unowned(orders):
                    return orders.filter(Q(data__owner=None))
                """,
            after="""\
                from django.db.models import Q

                def unowned(orders):
                    return orders.filter(Q(data__owner__isnull=True))
                """,
            files=_MODEL,
        ),
        Keeps(
            """\
                from shop.models import Order

                print(Order.objects.filter(data=None, note__exact=None, data__isnull=None).filter(data__owner=1))
                """,
            files=_MODEL,
        ),
    ]

    def concerns(self, index: Index) -> bool:
        return bool(index.ask(_json_fields))

    def visit(self, site: Site) -> Iterator[Answer]:
        fields = site.index.ask(_json_fields)
        if not fields or not self.replaceable:
            return
        for call in site.module.nodes(ast.Call):
            if not isinstance(call, ast.Call) or not call.keywords:
                continue
            method = call.func.attr if isinstance(call.func, ast.Attribute) else ""
            if method not in _QUERIES and not site.is_name(call.func, "django.db.models.Q"):
                continue
            for keyword in call.keywords:
                field, _, path = (keyword.arg or "").partition("__")
                if (
                    not path
                    or field not in fields
                    or path.rpartition("__")[2] in _LOOKUPS
                    or not isinstance(keyword.value, ast.Constant)
                    or keyword.value.value is not None
                ):
                    continue
                edit = Edit(
                    site.module.lines.offset(keyword.lineno, keyword.col_offset),
                    site.module.span(keyword.value)[1],
                    f"{keyword.arg}__isnull=True",
                )
                model = root_model(site, call.func) if method else None
                if model is not None:
                    if fields[field].isdisjoint(site.index.ancestry(model)):
                        continue
                    yield site.fix(edit, node=keyword.value)
                else:
                    yield site.suggest(
                        edit,
                        node=keyword.value,
                        advice=f"Do so if {field} is the JSONField and rows without the key are meant.",
                    )


def _json_fields(index: Index) -> dict[str, set[str]]:
    """Name of a field -> the models that declare it as a ``JSONField``."""
    found: dict[str, set[str]] = {}
    for module in index.files.values():
        for qualname, facts in module.classes.items():
            for name, call in facts.calls.items():
                if call.callee.endswith("JSONField") and index.is_subclass(
                    index.name(call.callee).qname, _FIELD
                ):
                    qname = f"{module.names[0]}.{qualname}" if module.names else qualname
                    found.setdefault(name, set()).add(qname)
    return found
