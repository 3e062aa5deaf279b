"""Defaults of PostgreSQL aggregates."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.model_imports import from_models
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

_EMPTY = {"ArrayAgg": "[]", "JSONBAgg": '"[]"', "StringAgg": '""'}
_DIRECT = frozenset(["annotate", "aggregate", "alias"])


class PostgresAggregateDefaults(Rule):
    """``ArrayAgg``, ``JSONBAgg`` and ``StringAgg`` over no rows give None from 5.0 on, no longer something empty."""

    change = "4.0/arrayagg-default"
    also = (
        "4.0/jsonbagg-default",
        "4.0/stringagg-default",
        "5.0/arrayagg-default",
        "5.0/jsonbagg-default",
        "5.0/stringagg-default",
    )
    available = "4.0"
    advice = "Say what the default is, or that None is welcome: default=None."
    triggers = tuple(OnCall(f"django.contrib.postgres.aggregates.{name}", subclasses=True) for name in _EMPTY)
    examples = [
        Fixes(
            before="""\
                from django.contrib.postgres.aggregates import ArrayAgg, StringAgg, JSONBAgg
                from django.db import models

                print(qs.annotate(a=ArrayAgg("x"), b=StringAgg("y", delimiter=",")), qs.aggregate(c=JSONBAgg("z")))
                """,
            after="""\
                from django.contrib.postgres.aggregates import ArrayAgg, StringAgg, JSONBAgg
                from django.db import models

                print(qs.annotate(a=ArrayAgg("x", default=models.Value([])), b=StringAgg("y", delimiter=",", default=models.Value(""))), qs.aggregate(c=JSONBAgg("z", default=[])))
                """,
        ),
        Fixes(
            target="4.1",
            before="""\
                from django.contrib.postgres.aggregates import JSONBAgg

                print(qs.aggregate(JSONBAgg("z")))
                """,
            after="""\
                from django.contrib.postgres.aggregates import JSONBAgg
                from django.db.models import Value

                print(qs.aggregate(JSONBAgg("z", default=Value("[]"))))
                """,
        ),
        Suggests(
            before="""\
                from django.contrib.postgres.aggregates import ArrayAgg
                from django.db.models import Value

                NAMES = ArrayAgg("name", distinct=True)
                qs = qs.annotate(ids=ArrayAgg("id")).filter(ids__isnull=False, x=Value(1))
                """,
            after="""\
                from django.contrib.postgres.aggregates import ArrayAgg
                from django.db.models import Value

                NAMES = ArrayAgg("name", distinct=True, default=Value([]))
                qs = qs.annotate(ids=ArrayAgg("id", default=Value([]))).filter(ids__isnull=False, x=Value(1))
                """,
        ),
        Keeps(
            """\
                from django.contrib.postgres.aggregates import ArrayAgg
                from django.db.models.functions import Coalesce
                from shop.db import StringAgg

                qs.annotate(a=ArrayAgg("x", default=None), b=Coalesce(ArrayAgg("x"), None), c=StringAgg("y"))
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or site.keyword(call, "default") is not None or site.has_stars(call):
            return
        name = self._name(site, call)
        parent = site.module.parents.get(call)
        alias = parent.arg if isinstance(parent, ast.keyword) else None
        holder = site.module.parents.get(parent) if isinstance(parent, ast.keyword) else parent
        nested = isinstance(holder, ast.Call | ast.BinOp | ast.UnaryOp | ast.Attribute)
        direct = (
            isinstance(holder, ast.Call)
            and isinstance(holder.func, ast.Attribute)
            and holder.func.attr in _DIRECT
            and holder.func is not parent
        )
        if name is None or (nested and not direct) or not self.replaceable:
            return
        text = _EMPTY[name]
        if not (name == "JSONBAgg" and self.range.supports >= Release(4, 2)):
            text = f"{from_models(site, 'Value', call)}({text})"
        else:
            text = "[]"
        message = f"{name} over no rows gives None from Django 5.0 on"
        edit = site.edit_call(call).add("default", text).edit()
        tested = alias is not None and f"{alias}__isnull" in site.module.text
        if direct and not tested:
            yield site.fix(edit, message=message)
        else:
            yield site.suggest(edit, message=message)

    def _name(self, site: Site, call: ast.Call) -> str | None:
        qname = site.resolve(call.func)
        for ancestor in site.index.ancestry(qname) if qname is not None else ():
            name = ancestor.rpartition(".")[2]
            if name in _EMPTY and ancestor.startswith("django.contrib.postgres."):
                return name
        return None
