"""Templates of ordered PostgreSQL aggregates."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass


class OrderableMixinTemplate(Rule):
    """Ordered aggregates fill the placeholder ``order_by`` of their template, no longer ``ordering``."""

    change = "5.2/postgres-orderable-mixin-template"
    available = "5.2"
    advice = "Write %(order_by)s in the template once Django 5.2 is the oldest release to run on."
    triggers = (
        OnSubclass("django.contrib.postgres.aggregates.mixins.OrderableAggMixin"),
        OnSubclass("django.contrib.postgres.aggregates.general.ArrayAgg"),
        OnSubclass("django.contrib.postgres.aggregates.general.JSONBAgg"),
        OnSubclass("django.contrib.postgres.aggregates.general.StringAgg"),
    )
    examples = [
        Fixes(
            before="""\
                from django.contrib.postgres.aggregates.mixins import OrderableAggMixin
                from django.db.models import Aggregate

                class XmlAgg(OrderableAggMixin, Aggregate):
                    function = "XMLAGG"
                    template = "%(function)s(%(expressions)s %(ordering)s)"
                """,
            after="""\
                from django.contrib.postgres.aggregates.mixins import OrderableAggMixin
                from django.db.models import Aggregate

                class XmlAgg(OrderableAggMixin, Aggregate):
                    function = "XMLAGG"
                    template = "%(function)s(%(expressions)s %(order_by)s)"
                """,
        ),
        Flags(
            """\
                from django.contrib.postgres.aggregates import ArrayAgg

                class Own(ArrayAgg):
                    template = "OWN(%(expressions)s %(ordering)s)"
                """,
            line=4,
            supports="4.2",
        ),
        Keeps(
            """\
                from django.db.models import Aggregate

                class XmlAgg(Aggregate):
                    template = "%(function)s(%(expressions)s %(ordering)s)"
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef):
            return
        for statement in node.body:
            if not isinstance(statement, ast.Assign):
                continue
            for part in ast.walk(statement.value):
                if isinstance(part, ast.Constant) and "%(ordering)s" in str(part.value):
                    if self.replaceable:
                        yield site.fix(
                            site.replace_in_string(part, "%(ordering)s", "%(order_by)s"), node=statement
                        )
                    else:
                        yield site.flag(node=statement)
