"""Aliases of annotations with a percent sign."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import key_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember

_METHODS = ("annotate", "alias", "aggregate", "values", "extra")
_OWNERS = ("django.db.models.query.QuerySet", "django.db.models.Manager")


class PercentInAlias(Rule):
    """An alias with a percent sign is deprecated."""

    change = "6.0/percent-in-alias"
    advice = "Give the annotation a name without %, and follow in what reads it."
    triggers = tuple(OnMember(owner, name, likely=True) for owner in _OWNERS for name in _METHODS)
    examples = [
        Flags(
            """\
                def books(queryset):
                    one = queryset.annotate(**{"done%": expression})
                    return one.extra(select={"all%": "1"})
                """,
            lines=(2, 3),
        ),
        Keeps(
            """\
                def books(queryset, table):
                    table.render(**{"done%": 1})
                    return queryset.annotate(**{"done_pct": "%"}).filter(**{"title__contains": "%"})
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.call is None:
            return
        for keyword in site.call.keywords:
            if keyword.arg in (None, "select") and isinstance(keyword.value, ast.Dict):
                for key in keyword.value.keys:
                    if key is not None and "%" in (key_of(key) or ""):
                        yield site.flag(node=key)
