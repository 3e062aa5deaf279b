"""A queryset as the value of a lookup."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.newer_code import needs_release
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnCall

_QUERYSET = "django.db.models.query.QuerySet"
_LOOKUPS = frozenset(
    [
        "exact",
        "iexact",
        "in",
        "isnull",
        "gt",
        "gte",
        "lt",
        "lte",
        "range",
        "contains",
        "icontains",
        "startswith",
        "istartswith",
        "endswith",
        "iendswith",
        "regex",
        "iregex",
        "search",
        "date",
        "year",
        "month",
        "day",
        "week_day",
        "hour",
        "minute",
        "second",
        "bbcontains",
        "bboverlaps",
        "contained",
        "contained_by",
        "contains_properly",
        "coveredby",
        "covers",
        "crosses",
        "disjoint",
        "distance_gt",
        "distance_gte",
        "distance_lt",
        "distance_lte",
        "dwithin",
        "equals",
        "intersects",
        "left",
        "overlap",
        "overlaps",
        "overlaps_above",
        "overlaps_below",
        "overlaps_left",
        "overlaps_right",
        "relate",
        "right",
        "same_as",
        "strictly_above",
        "strictly_below",
        "touches",
        "within",
    ]
)


class ImplicitInLookup(Rule):
    """A queryset as the value of a lookup no longer means ``__in``."""

    change = "1.9/implicit-in-lookup"
    triggers = (*(OnAttribute(name) for name in ("filter", "exclude")), OnCall("django.db.models.Q"))
    examples = [
        Fixes(
            before="""\
                from django.db.models import Q
                from shop.models import Author, Book

                def books():
                    living = Author.objects.filter(dead=False)
                    Book.objects.filter(author=living).exclude(Q(author=Author.objects.all()))
                    return Book.objects.filter(author__id=Author.objects.values_list("id", flat=True))
                """,
            after="""\
                from django.db.models import Q
                from shop.models import Author, Book

                def books():
                    living = Author.objects.filter(dead=False)
                    Book.objects.filter(author__in=living).exclude(Q(author__in=Author.objects.all()))
                    return Book.objects.filter(author__id__in=Author.objects.values_list("id", flat=True))
                """,
            files={
                "shop/__init__.py": "",
                "shop/models.py": "from django.db import models\n\nclass Author(models.Model):\n    pass\n\n"
                "class Book(models.Model):\n    author = models.ForeignKey(Author, models.CASCADE)\n",
            },
        ),
        Keeps(
            """\
                from shop.models import Author, Book

                def books(shelf):
                    Book.objects.filter(author__in=Author.objects.all(), page=Author.objects.count())
                    Book.objects.filter(place__within=Author.objects.values("place"))
                    return shelf.filter(author=shelf.all()[0]), Book.objects.filter(author=Author.objects.filter(x=1)[0])
                """,
            files={
                "shop/__init__.py": "",
                "shop/models.py": "from django.db import models\n\nclass Author(models.Model):\n    pass\n\n"
                "class Book(models.Model):\n    author = models.ForeignKey(Author, models.CASCADE)\n",
            },
        ),
    ]

    def glance(self, call: ast.Call) -> bool:
        return any(
            one.arg is not None and isinstance(one.value, ast.Call | ast.Name) for one in call.keywords
        )

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or not call.keywords:
            return
        owner: bool | None = None
        for keyword in call.keywords:
            if keyword.arg is None or keyword.arg.rpartition("__")[2] in _LOOKUPS:
                continue
            if not isinstance(keyword.value, ast.Call | ast.Name):
                continue
            found = site.infer(keyword.value)
            if found is None or not found.certain or not found.instance:
                continue
            if not site.index.is_subclass(found.qname, _QUERYSET):
                continue
            if owner is None:
                owner = self._is_query(site, call)
            if not owner or needs_release(site, Release(1, 9)):
                return
            edit = site.replace_name(keyword, f"{keyword.arg}__in")
            message = f"{keyword.arg} is given a queryset, which no longer means __in"
            if site.range.current is not None:
                yield site.fix(edit, node=keyword.value, message=message)
            else:
                yield site.suggest(
                    edit,
                    node=keyword.value,
                    message=message,
                    advice="Since 1.11 a queryset of one row is meant as one value.",
                )

    def _is_query(self, site: Site, call: ast.Call) -> bool:
        if not isinstance(site.node, ast.Attribute):
            return True
        found = site.infer(site.node.value)
        return found is not None and any(
            site.index.is_subclass(found.qname, one) for one in (_QUERYSET, "django.db.models.Manager")
        )
