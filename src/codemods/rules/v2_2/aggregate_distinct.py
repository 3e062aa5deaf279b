"""``distinct`` of aggregates of one's own."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.docstrings import insert_first
from codemods.rules.shapes.overrides import is_super
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass


class AggregateDistinct(Rule):
    """``distinct`` of ``Aggregate`` is true or false, and only aggregates with ``allow_distinct`` take it."""

    change = "2.2/aggregate-distinct-argument"
    triggers = (OnSubclass("django.db.models.Aggregate"),)
    available = "2.2"
    advice = "Set allow_distinct = True and hand on distinct as True or False."
    examples = [
        Fixes(
            before="""\
                from django.db.models import Aggregate

                class Concat(Aggregate):
                    function = "GROUP_CONCAT"
                    template = "%(function)s(%(distinct)s%(expressions)s)"

                    def __init__(self, expression, distinct=False, **extra):
                        super().__init__(expression, distinct="DISTINCT " if distinct else "", **extra)
                """,
            after="""\
                from django.db.models import Aggregate

                class Concat(Aggregate):
                    allow_distinct = True
                    function = "GROUP_CONCAT"
                    template = "%(function)s(%(distinct)s%(expressions)s)"

                    def __init__(self, expression, distinct=False, **extra):
                        super().__init__(expression, distinct=distinct, **extra)
                """,
        ),
        Flags(
            """\
                from django.db.models import Aggregate

                class Concat(Aggregate):
                    def __init__(self, expression, distinct="", **extra):
                        super().__init__(expression, distinct=distinct, **extra)
                """,
            line=5,
        ),
        Keeps(
            """\
                from django.db.models import Aggregate, Count

                class Total(Aggregate):
                    function = "SUM"

                class Numbers(Count):
                    def __init__(self, expression, distinct=False, **extra):
                        super().__init__(expression, distinct=distinct, **extra)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef) or not self.replaceable:
            return
        if "allow_distinct" in site.module.walk.scope_of[node].bindings:
            return
        for base in node.bases:
            name = (site.resolve(base, certain=False) or "").rpartition(".")[2]
            if name in ("Count", "Sum", "Avg", "Min", "Max", "StringAgg", "ArrayAgg", "JSONBAgg"):
                return
        for method in node.body:
            if not isinstance(method, ast.FunctionDef) or method.name != "__init__":
                continue
            for call in ast.walk(method):
                if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
                    continue
                if call.func.attr != "__init__" or not is_super(call.func.value):
                    continue
                keyword = site.keyword(call, "distinct")
                if keyword is None:
                    continue
                value = keyword.value
                if (
                    isinstance(value, ast.IfExp)
                    and isinstance(value.orelse, ast.Constant)
                    and not value.orelse.value
                ):
                    edit = site.replace(value, site.source(value.test))
                    yield site.fix(insert_first(site, node, "allow_distinct = True"), edit, node=call)
                else:
                    yield site.flag(node=call)
