"""``StringAgg`` moves from ``django.contrib.postgres`` to ``django.db.models``, and takes its delimiter as an expression."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes import RenameSymbols
from codemods.rules.shapes.overrides import own_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall

_OLD = "django.contrib.postgres.aggregates.StringAgg"
_NEW = "django.db.models.StringAgg"
_VALUE = "django.db.models.Value"


def _delimiter(site: Site, call: ast.Call) -> ast.expr | None:
    return site.argument(call, "delimiter", 1)


def _is_text(site: Site, node: ast.expr) -> bool:
    """Whether an expression is certainly a string: a literal, an f-string, or a constant of the module."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str)
    if isinstance(node, ast.Name):
        owner = site.module.scope_at(node).owner(node.id)
        value = site.value_of(node.id) if owner is site.module.walk.root else None
        return isinstance(value, ast.Constant) and isinstance(value.value, str)
    return isinstance(node, ast.JoinedStr)


def _is_expression(site: Site, node: ast.expr) -> bool:
    """Whether an expression is certainly one of Django's."""
    if not isinstance(node, ast.Call):
        return False
    name = site.resolve(node.func)
    return name is not None and site.index.is_subclass(name, "django.db.models.expressions.BaseExpression")


def _value(site: Site, call: ast.Call) -> str:
    """The local name of ``Value``, which may have come by another path than ``django.db.models``."""
    from codemods.django import api

    module = site.module
    bindings = module.walk.root.bindings.get("Value", [])
    if len(bindings) == 1 and bindings[0].target in api.equivalents(_VALUE):
        if bindings[0].branch is None and module.scope_at(call).owner("Value") is module.walk.root:
            return "Value"
    return site.need(_VALUE, call)


class PostgresStringAggDelimiter(Rule):
    """The delimiter of a ``StringAgg`` is an expression: a plain string will be taken for the name of a field."""

    change = "6.0/postgres-string-agg-delimiter"
    available = "6.0"
    triggers = (OnCall(_OLD, subclasses=True),)
    examples = [
        Fixes(
            before="""\
                from django.contrib.postgres import aggregates
                from django.contrib.postgres.aggregates import StringAgg
                from django.db.models import F, Value

                COMMA = ","

                one = StringAgg("name", ", ")
                two = aggregates.StringAgg("name", delimiter=COMMA, distinct=True)
                three = StringAgg("name", delimiter=f"{COMMA} ")
                four = StringAgg("name", delimiter=Value("-"))
                """,
            after="""\
                from django.contrib.postgres import aggregates
                from django.contrib.postgres.aggregates import StringAgg
                from django.db.models import F, Value

                COMMA = ","

                one = StringAgg("name", Value(", "))
                two = aggregates.StringAgg("name", delimiter=Value(COMMA), distinct=True)
                three = StringAgg("name", delimiter=Value(f"{COMMA} "))
                four = StringAgg("name", delimiter=Value("-"))
                """,
        ),
        Fixes(
            before="""\
                from django.contrib.postgres.aggregates import StringAgg
                from django.db.models.expressions import F, Value

                one = StringAgg(F("name"), ", ")
                """,
            after="""\
                from django.contrib.postgres.aggregates import StringAgg
                from django.db.models.expressions import F, Value

                one = StringAgg(F("name"), Value(", "))
                """,
        ),
        Fixes(
            before="""\
                from django.contrib.postgres.aggregates import StringAgg
                from django.db import models

                one = StringAgg("name", ", ")
                """,
            after="""\
                from django.contrib.postgres.aggregates import StringAgg
                from django.db import models

                one = StringAgg("name", models.Value(", "))
                """,
        ),
        Keeps(
            """\
                from django.contrib.postgres.aggregates import StringAgg
                from shop.aggregates import StringAgg as Other

                class Names(StringAgg):
                    def __init__(self, expression, delimiter):
                        super().__init__(expression, make(delimiter))

                one = Other("name", ", ")
                two = Names("name", ", ")
                """
        ),
        Keeps(
            """\
                from django.contrib.postgres.aggregates import StringAgg

                one = StringAgg("name", ", ")
                """,
            supports="5.2",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        delimiter = _delimiter(site, call) if call is not None else None
        if call is None or delimiter is None or not self.replaceable or not _is_text(site, delimiter):
            return
        if own_definition(site, site.resolve(call.func) or "", "__init__") is not None:
            return
        key: int | str = "delimiter" if site.keyword(call, "delimiter") is not None else 1
        text = f"{_value(site, call)}({site.source(delimiter)})"
        yield site.fix(site.edit_call(call).value(key, text).edit(), node=delimiter)


class PostgresStringAgg(RenameSymbols):
    """``StringAgg`` is part of ``django.db.models``.

    A plain string as delimiter means the name of a field there, so that it is wrapped first; where that cannot be told,
    a person has to look.
    """

    change = "6.0/postgres-string-agg"
    renames = {_OLD: _NEW}
    advice = "Give the delimiter as an expression, Value(…), then import StringAgg from django.db.models."
    examples = [
        Fixes(
            before="""\
                from django.contrib.postgres.aggregates import ArrayAgg, StringAgg
                from django.db.models import Value

                one = StringAgg("name", delimiter=Value(", "))
                """,
            after="""\
                from django.contrib.postgres.aggregates import ArrayAgg
                from django.db.models import StringAgg, Value

                one = StringAgg("name", delimiter=Value(", "))
                """,
        ),
        Flags(
            """\
                from django.contrib.postgres.aggregates import StringAgg

                def names(delimiter):
                    return StringAgg("name", delimiter)
                """,
            line=1,
        ),
        Keeps(
            """\
                from django.contrib.postgres.aggregates import ArrayAgg
                from django.db.models import StringAgg, Value

                one = StringAgg("name", delimiter=Value(", "))
                """
        ),
        Keeps(
            """\
                from django.contrib.postgres.aggregates import StringAgg

                one = StringAgg("name", ", ")
                """,
            supports="5.2",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not site.direct or not self._available(_NEW):
            return
        if (
            site.kind == "import"
            and site.binding is not None
            and isinstance(site.binding.node, ast.ImportFrom)
        ):
            uses, _ = site.uses_of(site.binding)
        elif isinstance(site.node, ast.Attribute):
            uses = [site.node]
        else:
            uses = []
        for use in uses:
            call = site.module.parents.get(use)
            delimiter = _delimiter(site, call) if isinstance(call, ast.Call) and call.func is use else None
            if delimiter is None or not _is_expression(site, delimiter):
                if delimiter is None or not _is_text(site, delimiter):  # texts are wrapped first
                    yield site.flag(message=self._message(_OLD, _NEW))
                return
        yield from super().visit(site)
