"""Lookups that compare a key of a ``JSONField`` with None."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.index.index import Index
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import entries
from codemods.rules.shapes.relations import root_model
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

_FIELD = "django.contrib.postgres.fields.JSONField"
_QUERIES = ("filter", "exclude", "get", "get_or_create", "update_or_create")
_CALLED = (
    *("django.db.models.Q", "django.db.models.When"),
    *("django.shortcuts.get_object_or_404", "django.shortcuts.get_list_or_404"),
)
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
    triggers = (OnModule(("=None", ": None")),)
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
                    orders.get_or_create(data__owner=None)
                    return orders.filter(Q(data__owner=None), order__data__owner=None)
                """,
            after="""\
                from django.db.models import Q

                def unowned(orders):
                    orders.get_or_create(data__owner__isnull=True)
                    return orders.filter(Q(data__owner__isnull=True), order__data__owner__isnull=True)
                """,
            files=_MODEL,
        ),
        Flags(
            """\
                from shop.models import Order

                print(Order.objects.filter(**{"data__owner": None}))
                """,
            line=3,
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
            if method not in _QUERIES and not site.is_name(call.func, *_CALLED):
                continue
            for keyword in call.keywords:
                if keyword.arg is not None:
                    field = _missed(fields, keyword.arg, keyword.value)
                    if field is not None:
                        yield from self._asked(site, call, keyword, field, fields[field])
                    continue
                given = entries(keyword.value) if isinstance(keyword.value, ast.Dict) else ()
                for key, spot, value in given:
                    if _missed(fields, key, value) is not None:
                        yield site.flag(node=spot)

    def _asked(
        self, site: Site, call: ast.Call, keyword: ast.keyword, field: str, owners: set[str]
    ) -> Iterator[Answer]:
        edit = Edit(
            site.module.lines.offset(keyword.lineno, keyword.col_offset),
            site.module.span(keyword.value)[1],
            f"{keyword.arg}__isnull=True",
        )
        queried = isinstance(call.func, ast.Attribute) and call.func.attr in ("filter", "exclude", "get")
        own = (keyword.arg or "").startswith(f"{field}__")
        model = root_model(site, call.func) if queried and own else None
        if model is not None:
            if not owners.isdisjoint(site.index.ancestry(model)):
                yield site.fix(edit, node=keyword.value)
        else:
            yield site.suggest(
                edit,
                node=keyword.value,
                advice=f"Do so if {field} is the JSONField and rows without the key are meant.",
            )


def _missed(fields: dict[str, set[str]], lookup: str, value: ast.expr) -> str | None:
    """The JSONField of which a lookup asks for a key that is null; None for any other lookup."""
    if not isinstance(value, ast.Constant) or value.value is not None:
        return None
    parts = lookup.split("__")
    if parts[-1] in _LOOKUPS:
        return None
    return next((part for part in parts[:-1] if part in fields), None)


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
