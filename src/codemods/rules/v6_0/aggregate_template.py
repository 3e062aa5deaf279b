"""Aggregates with a template of their own."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import key_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass


class AggregateTemplate(Rule):
    """The template of an aggregate has a place for its ``filter``, without which the filter is left out."""

    change = "6.0/aggregate-template-filter"
    available = "6.0"
    advice = 'End the template with "%(filter)s"; filter_template is not used any more.'
    triggers = (OnSubclass("django.db.models.Aggregate"),)
    examples = [
        Fixes(
            before="""\
                from django.db.models import Aggregate, Count

                class Median(Aggregate):
                    function = "MEDIAN"
                    template = "%(function)s(%(distinct)s%(expressions)s)"

                class Rows(Count):
                    template = '%(function)s(*)'
                """,
            after="""\
                from django.db.models import Aggregate, Count

                class Median(Aggregate):
                    function = "MEDIAN"
                    template = "%(function)s(%(distinct)s%(expressions)s)%(filter)s"

                class Rows(Count):
                    template = '%(function)s(*)%(filter)s'
                """,
        ),
        Flags(
            """\
                from django.db.models import Aggregate

                class Median(Aggregate):
                    filter_template = "%s FILTER (%%(filter)s)"
                    template = TEMPLATE
                """,
            lines=(4, 5),
        ),
        Keeps(
            """\
                from django.db.models import Aggregate, Func

                class Median(Aggregate):
                    template = "%(function)s(%(expressions)s%(order_by)s)%(filter)s"

                class Half(Func):
                    template = "%(function)s(%(expressions)s)"
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not isinstance(site.node, ast.ClassDef):
            return
        for statement in site.node.body:
            if not isinstance(statement, ast.Assign) or not isinstance(statement.targets[0], ast.Name):
                continue
            name, value = statement.targets[0].id, statement.value
            text = key_of(value)
            if name == "filter_template":
                yield site.flag(node=statement)
            elif name == "template" and (text is None or "%(filter)s" not in text):
                if text is None or not self.replaceable:
                    yield site.flag(node=statement)
                    continue
                try:
                    yield site.fix(self._ended(site, value), node=statement)
                except CannotRewrite as reason:
                    yield site.flag(node=statement, advice=f"{self.advice} Not rewritten: {reason}.")

    def _ended(self, site: Site, value: ast.expr) -> Edit:
        """The literal with the place for the filter at its end."""
        source = site.source(value)
        quote = source[-1]
        if source.endswith(quote * 3) or source.count(quote) != 2 or quote not in "\"'":
            raise CannotRewrite("the end of the literal cannot be told")
        return site.replace(value, f"{source[:-1]}%(filter)s{quote}")
