"""Lookups back over relations of models with ``default_related_name``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.index.index import Index
from codemods.releases import Range
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.relations import relations_of, root_model
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule, Trigger

_METHODS = frozenset(
    ["filter", "exclude", "get", "values", "values_list", "order_by", "Q", "annotate", "aggregate"]
)
_FILES = {
    "shop/__init__.py": "",
    "shop/models.py": """\
from django.db import models


class Foo(models.Model):
    pass


class Bar(models.Model):
    foo = models.ForeignKey(Foo, models.CASCADE)

    class Meta:
        default_related_name = "bars"


class Baz(models.Model):
    foo = models.ForeignKey(Foo, models.CASCADE, related_query_name="baz")

    class Meta:
        default_related_name = "bazes"
""",
}


class DefaultRelatedNameLookup(Rule):
    """A model's ``default_related_name`` is also its name in lookups from the other side."""

    change = "1.10/default-related-name-lookup"
    also = ("2.0/default-related-name-lookup",)
    available = "1.10"
    examples = [
        Fixes(
            before="""\
                from django.db.models import Q
                from shop.models import Foo

                foos = Foo.objects.filter(bar=1).exclude(Q(bar__pk__gt=2)).order_by("-bar__pk").values("bar", "pk")
                """,
            after="""\
                from django.db.models import Q
                from shop.models import Foo

                foos = Foo.objects.filter(bars=1).exclude(Q(bars__pk__gt=2)).order_by("-bars__pk").values("bars", "pk")
                """,
            files=_FILES,
        ),
        Keeps(
            """\
                from shop.models import Bar, Foo

                foos = Foo.objects.filter(bars=1, baz=2, barbar=3)
                bars = Bar.objects.filter(bar=1)

                def pick(query):
                    return query.filter(bar=1)
                """,
            files=_FILES,
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnModule((".objects", "_manager"))

    def __init__(self, range: Range) -> None:
        super().__init__(range)
        self._renamed: dict[str, dict[str, str]] = {}

    def concerns(self, index: Index) -> bool:
        self._renamed = _renamed(index)
        return bool(self._renamed) and self.replaceable

    def visit(self, site: Site) -> Iterator[Answer]:
        renamed = self._renamed
        for method in _METHODS & site.module.walk.attributes.keys():
            for node, _ in site.module.walk.attributes[method]:
                call = site.module.parents.get(node)
                if not isinstance(call, ast.Call) or call.func is not node:
                    continue
                model = root_model(site, node.value)
                if model is not None and model in renamed:
                    yield from self._call(site, call, method, renamed[model])

    def _call(self, site: Site, call: ast.Call, method: str, names: dict[str, str]) -> Iterator[Answer]:
        for keyword in call.keywords:
            if keyword.arg is None or method in ("annotate", "aggregate"):
                continue
            first, parted, rest = keyword.arg.partition("__")
            if first in names:
                yield site.fix(site.replace_name(keyword, f"{names[first]}{parted}{rest}"), node=keyword)
        for argument in call.args:
            if isinstance(argument, ast.Call) and site.is_name(argument.func, "django.db.models.Q"):
                yield from self._call(site, argument, "Q", names)
            elif isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                if method in ("values", "values_list", "order_by"):
                    first = argument.value.lstrip("-").partition("__")[0]
                    if first in names:
                        old = argument.value
                        sign = "-" if old.startswith("-") else ""
                        new = sign + names[first] + old[len(sign) + len(first) :]
                        yield site.fix(site.replace_in_string(argument, old, new), node=argument)


def _renamed(index: Index) -> dict[str, dict[str, str]]:
    """Model -> the names of models in lookups -> the ``default_related_name`` that has taken their place."""
    relations = relations_of(index)
    renamed: dict[str, dict[str, str]] = {}
    for one in relations.all:
        if not one.target or one.query != one.accessor or one.name in ("", None):
            continue
        default = relations.meta(one.owner, "default_related_name")
        if default == one.query:
            renamed.setdefault(one.target, {})[one.owner.rpartition(".")[2].lower()] = default
    return renamed
